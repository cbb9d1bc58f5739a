"""The language engine: a dialogue by rules behind the chat-completions endpoint, where no model is.

It is no model. It knows appointments, people, messages and the entity's own facts, and says plainly when
something is outside of that. Three rooms: `understanding` (words to meaning), `dialogue` (meaning to the next
step) and `wording` (the step to spoken words). Its only memory is the messages it is given.
"""

from embedded.language.answer import Reply, ToolCall
from embedded.language.engine import reply, warm
from embedded.language.understanding.acts.likely import lend

__all__ = ["Reply", "ToolCall", "lend", "reply", "warm"]
