# reader: messages come here.
