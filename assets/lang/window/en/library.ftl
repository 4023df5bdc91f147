# library: messages come here.
