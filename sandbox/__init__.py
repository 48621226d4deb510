"""A Telegram Bot API server on loopback with a chat page: to rehearse with and to test against."""
