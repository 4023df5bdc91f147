# What the status line says of what happened.
app-undone = Undone: { $step }
app-redone = Done again: { $step }
app-opening = Opening { $file }
app-opened = Opened { $file }
app-not-opened = Not opened: { $why }
app-sample-opened = Opened the sample pack
app-new = Started an empty pack
app-duplicated = This is a copy now; save it under a name of its own
app-saving = Saving { $file }
app-saved = Saved { $file }
app-not-saved = Not saved: { $why }
app-exporting = Exporting { $file }
app-exporting-page = Exporting page { $at } of { $of }: { $file }
app-exporting-back = Reading back { $file }
app-export-running = An export is under way; wait until it is done
app-check-running = The pack is being checked; wait until that is done
app-check-stopped = Stopped; nothing was exported
app-export-stopping = Stopping the export of { $file }
app-export-stopped = Stopped; { $file } was not written
app-exported = Exported { $file }
app-exported-pages = { $pages ->
    [one] Exported { $file } ({ $pages } page)
   *[other] Exported { $file } ({ $pages } pages)
}
app-not-exported = Not exported: { $why }
app-exported-folder = { $said } in { $folder }
app-path-copied = Copied { $path }
app-nothing-opens = Nothing on this machine opens { $path }; copy its path and open it yourself
app-choosing = Choosing a file
app-recovered = Opened what was not saved; save it now
app-recovery-failed = No recovery copy could be written: { $why }
app-thrown-away = Thrown away
app-target = New passages go to ‘{ $section }’
app-file-name = Briefing
