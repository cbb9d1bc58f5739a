"""The web portal: Manager and Secretary wings, magic links, the JSON API, LiveKit webhooks."""
