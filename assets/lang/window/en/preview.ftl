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
