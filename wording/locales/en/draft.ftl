# Texts that wait until their button hands them over.
draft-saved = Draft saved
draft-elsewhere = In another window this was changed, sent or thrown away. What you see here is in this window only. You can still send it.
draft-too-long = Not saved: this is too long.
draft-discard = Throw the draft away
