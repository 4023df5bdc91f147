# outline: messages come here.
