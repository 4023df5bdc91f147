# The status line.
status-nothing = Nothing to save
status-saved = Saved
status-unsaved = Unsaved changes
status-saving = Saving…
status-warnings = { $count ->
    [one] { $count } remark
   *[other] { $count } remarks
}
status-stop = Stop
status-open = Open
status-folder = Show in folder
status-clear = Clear remarks
status-show = Show where it is
