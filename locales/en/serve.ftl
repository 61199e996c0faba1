# The server and the preview: pages of its own, failures, and the panel of the preview.

serve-page-400 = 400: this address cannot be read.
serve-page-404 = 404: there is no such page.
serve-page-405 = 405: this site can only be read.
serve-page-421 = 421: this server does not answer to that name. Open it as http://localhost with the port shown at the start, or start it with --allow-host and the name.
serve-page-500 = 500: the server could not answer. The fault is ours, not yours.
serve-page-503 = 503: too many pages are open. Close some and reload this one.

serve-error-in-use = port { $port } is in use by another program
    .help = close that program, or choose another port, for example --port { $port ->
        [8080] 8081
       *[other] 8080
    }
serve-error-denied = this account may not listen on { $address }
    .help = choose a port above 1023, for example --port 8080
serve-error-not-ours = this computer does not have the address { $address }
    .help = leave out --address to listen on this computer only
serve-error-listen = cannot listen on { $address }: { $cause }
    .help = choose another address or port
serve-error-folder = cannot open the folder { $path }: { $cause }
    .help = build the site first with `sekisho build`, or name the folder that holds it
serve-error-watch = cannot watch { $path } for changes: { $cause }
    .help = close programs that watch many files, or raise the limit of the system
serve-error-system = the system refused what the server needs: { $cause }
    .help = close other programs and try again
serve-error-rebuild-ended = the preview stopped because of a fault in Sekisho
    .help = start `sekisho preview` again, and report the fault with the text above

preview-waiting-title = The site could not be built yet
preview-waiting = Fix the errors shown below and save. This page then opens by itself.
preview-failed-title = This page could not be made
preview-failed = A template of the theme does not fit. Fix it and save; this page then opens by itself.
preview-title = To check
preview-errors = Errors: { $n }
preview-warnings = Warnings: { $n }
preview-error = Error
preview-warning = Warning
preview-note = Note
preview-live = Preview: updates when you save
preview-stale = The last version without errors is shown
preview-lost = The preview is not running. Start `sekisho preview` again.
preview-previous = Previous
preview-next = Next
preview-fold = Fold
preview-unfold = Open
preview-fix = How to fix:{" "}
preview-line = Line { $n }
preview-more = { $n } more, listed in the terminal
