# preview: messages come here.
