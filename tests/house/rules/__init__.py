"""The rules themselves. Each takes something of the project and yields its complaints; none knows pytest."""
