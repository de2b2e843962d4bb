# Where no email arrives: the code from the letter.

printed-code-why = We show your data to you alone. For that, fill in the code from your letter.
printed-code = Code from your letter
printed-code-hint = Six digits.
printed-code-missing = Fill in the code from your letter
printed-code-expired = This code no longer works. Please ask HR for a new letter.
printed-code-lost = No code any more? HR will help you:
