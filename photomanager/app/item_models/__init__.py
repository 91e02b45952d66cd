"""What Qt's views read: ids and records, never a query."""
