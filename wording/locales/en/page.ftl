# What stands around every page.

page-skip = To the content
page-language = Language
page-menu = Main menu
page-sign-out = Sign out
page-tab-board = Overview
page-tab-day = My day
page-tab-team = My team
page-tab-availability = Availability
page-tab-organisation = Organisation
page-not-found-title = This page is not here
page-not-found-text = Perhaps the address has changed, or the page belongs to somebody else. Go back, or start again.
page-unavailable-title = This is not working just now
page-unavailable-text = We cannot reach the data at the moment. Nothing was half saved. Please try again in a few minutes.
page-unsent-text = We cannot reach the data at the moment. What you sent just now is not saved yet; your browser still has it. Leave this window open and load it again in a few minutes: your browser will then send it once more.
page-unsent-kept = We cannot reach the data at the moment. What you sent just now is not saved yet; your browser still has it. Leave this window open and try this button in a few minutes: your browser will then send it once more.
page-unsent-again = Send it once more
page-unsure-text = We cannot reach the data at the moment. What you sent just now may be saved already, or it may not; your browser still has it. Look in another window in a few minutes whether it is there. If it is not, load this window again: your browser will then send it once more.
page-unsure-kept = We cannot reach the data at the moment. What you sent just now may be saved already, or it may not; your browser still has it. Look in another window in a few minutes whether it is there. If it is not, use this button: your browser will then send it once more.
page-sent-back = You filled this in before, and it could not be saved then. It has not been sent yet: check it and send it.
page-sent-gone = You filled this in before, and it could not be saved. The form is not here any more. This is what you wrote:
page-sent-waits = Something that you filled in on this page could not be saved then, and has not been sent yet. It waits in this browser for an hour.
page-sent-waits-show = Show it here
page-sent-back-plain = Show what is saved
