"""The methods of the Bot API, one file a subject; the table is in `table`."""
