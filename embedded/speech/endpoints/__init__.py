"""The gateway's endpoints: OpenAI's and Deepgram's protocols, as their clients speak them."""
