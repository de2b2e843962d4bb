# Wat vertrekkers kunnen vragen over wat er van hen wordt bewaard.

# Antwoorden terugnemen
rights-withdraw-title = Je antwoorden terugnemen
rights-withdraw-lead = We wissen dan wat je hebt verstuurd. Niemand leest het meer, ook je teamleider niet. Je gesprek blijft zoals het is.
rights-withdraw-again = Daarna kun je de vragen opnieuw invullen, als je dat wilt.
rights-withdraw-sure = Ja, neem mijn antwoorden terug
rights-withdraw-missing = Zet een vinkje om je antwoorden terug te nemen
rights-withdraw-began = Tot je gesprek begon, kon je je antwoorden terugnemen. Je gesprek gaat er nu over, of ging erover, dus dat kan niet meer.
rights-withdraw-done = Je antwoorden zijn teruggenomen en gewist.
rights-withdraw-done-again = Je antwoorden zijn teruggenomen en gewist. Je kunt de vragen opnieuw invullen, als je dat wilt.
rights-withdraw-nothing = Er zijn geen antwoorden die je kunt terugnemen.
rights-withdraw-code-first = Je antwoorden zijn verstuurd. Laat eerst zien dat jij het bent; daarna kun je ze terugnemen.
mail-answers-withdrawn-subject = Wat je verstuurde is teruggenomen
mail-answers-withdrawn = Met jouw link en jouw code zijn de antwoorden teruggenomen die je had verstuurd. Ze zijn gewist en niemand leest ze meer.
mail-answers-withdrawn-not-you = Deed je dit niet zelf? Laat het ons dan vandaag weten. Je kunt ook op deze mail antwoorden.
term-event-answers-withdrawn = Heeft de antwoorden teruggenomen
term-mail-kind-answers-withdrawn = bericht dat de antwoorden zijn teruggenomen
