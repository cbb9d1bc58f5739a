"""What is done to appointments: wished for, booked, moved, cancelled, put right, one after the other."""
