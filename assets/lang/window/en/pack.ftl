# pack: messages come here.
