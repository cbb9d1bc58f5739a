"""Who is named or meant, spoken to, brought in or passed a message."""
