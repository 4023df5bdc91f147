# outline: messages come here.
outline-new-section = New section
