# The status line.
status-nothing = Nothing to save
status-saved = Saved
status-unsaved = Unsaved changes
status-saving = Saving…
status-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
status-clear = Clear warnings
