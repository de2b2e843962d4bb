# Texts that wait until their button hands them over.
draft-saved = Concept bewaard
draft-elsewhere = In een ander venster is dit veranderd, verstuurd of weggegooid. Wat je hier ziet, staat alleen in dit venster. Versturen kan gewoon.
draft-too-long = Niet bewaard: dit is te lang.
draft-discard = Gooi concept weg
