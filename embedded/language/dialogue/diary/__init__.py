"""What is told of appointments that stand: whose, which one, when, until when."""
