# dialogs: messages come here.
