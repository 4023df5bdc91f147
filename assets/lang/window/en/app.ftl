# app: messages come here.
