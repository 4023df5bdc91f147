# The middle pane's tabs, and the preview.
middle-article = Article
middle-suggestions = Suggestions
middle-preview = Preview
middle-split = Show the pages beside the article
middle-single = Show one at a time
preview-first = The pages are being set…
preview-empty = There is nothing to print yet.
preview-empty-way = Add a passage or a note to a section: its page appears here.
preview-broken = The pages cannot be renewed.
preview-problems = Show all problems
preview-pages = Pages
preview-page = Page { $page } of { $count }
preview-small = Go to page { $page } of { $count }
preview-number = Page number
preview-of = of { $count }
preview-percent = { $percent } %
preview-zoom = Size of the pages: { $percent } %
preview-show-small = Show small pages
preview-hide-small = Hide small pages
preview-back = Back to where you were
preview-front = Title page
preview-item = On the page: { $words }
preview-item-tip = Click to choose it in the outline, twice to read it in the article
preview-place-tip = Click to edit it in the outline
preview-paragraph-tip = Click twice to read it in the article
preview-link-tip = Go to page { $page }
preview-over-limit = Section ‘{ $section }’ is over its limit from here on
preview-missing = No font has this character ({ $code })
preview-off = { $count ->
    [one] { $count } place to look at
   *[other] { $count } places to look at
}
preview-off-entry = p. { $page }: { $what }
# Export: what is chosen, what is found before, what was done.
export-options = Export with options
export-sections = Sections
export-sections-tip = The sections left out are not printed, nor are the annexes that only they quote.
export-draft = Print DRAFT across every page
export-stamp = Stamp
export-stamp-hint = When the draft was made
export-attach = Put the pack inside the file
export-attach-tip = Whoever gets the file can read the notes for your own eyes and the articles in full.
export-begin = Export…
export-cancel = Cancel
export-close = Close
export-go-on = Export all the same
export-found = { $count ->
    [one] One thing to look at before you export
   *[other] { $count } things to look at before you export
}
export-found-tip = { $count ->
    [one] It does not keep you from exporting. Click it to see it.
   *[other] None of them keeps you from exporting. Click one to see it.
}
export-found-look = { $count ->
    [one] Click it to see it.
   *[other] Click one to see it.
}
export-stopped = { $count ->
    [one] One problem stands in the way
   *[other] { $count } problems stand in the way
}
export-stopped-tip = Nothing is exported that is not the source’s own words. Click a problem to see it, mend it, and export again.
export-checking = Checking
export-no-problems = No problems found
export-verified = Exported { $file } ({ $pages ->
    [one] 1 page
   *[other] { $pages } pages
}, { $quotations ->
    [one] 1 quotation verified
   *[other] { $quotations } quotations verified
})
export-damaged = { $count ->
    [one] Exported { $file }, but a problem was found in it; do not hand it on
   *[other] Exported { $file }, but { $count } problems were found in it; do not hand it on
}
