/* Labels of what lies beside the documents: included by label_tab.h alone, which says how. */

/* checks by machine (aside/check/check_tab.h) */
LABEL(LABEL_CHECK_TITLE, "The document has a title")
LABEL(LABEL_CHECK_LANGUAGE, "The document's language is set")
LABEL(LABEL_CHECK_PASSAGES, "Every word has a language, foreign passages down to the single span")
LABEL(LABEL_CHECK_MARKS, "Every mark on the pages belongs to a structure element or is an artifact")
LABEL(LABEL_CHECK_ARTIFACTS,
	"Text left out of reading aloud is running head, folio, repeated table head or leader "
	"only")
LABEL(LABEL_CHECK_NESTING, "Structure elements stand only where they may stand")
LABEL(LABEL_CHECK_ORDER, "The order of reading is the order of the elements")
LABEL(LABEL_CHECK_HEADINGS, "Headings begin at level 1 and leave out no level")
LABEL(LABEL_CHECK_BOOKMARKS, "The bookmarks are the headings")
LABEL(LABEL_CHECK_PAGE_LABELS, "The page labels are the printed page numbers and count on")
LABEL(LABEL_CHECK_CONTENTS, "Every entry of the contents leads to its place")
LABEL(LABEL_CHECK_FIGURES, "Every figure has an alternative text")
LABEL(LABEL_CHECK_BOXES, "Every figure states its place on the page")
LABEL(LABEL_CHECK_GRIDS, "Every table is a regular grid")
LABEL(LABEL_CHECK_HEADS,
	"Tables have head cells with a scope, and every other cell names its head cells")
LABEL(LABEL_CHECK_LISTS, "Lists have items, each with label and body")
LABEL(LABEL_CHECK_LINKS, "Links say where they lead, and their targets exist")
LABEL(LABEL_CHECK_NOTES, "Footnotes have a label, a name of their own and a mark in the text")
LABEL(LABEL_CHECK_GLYPHS, "Every glyph stands for text, none is missing")
LABEL(LABEL_CHECK_HYPHENS, "Words divided at a line's end are read as a whole")
LABEL(LABEL_CHECK_TEXT_CONTRAST, "Text has a contrast of at least 4.5 to 1 with its ground")
LABEL(LABEL_CHECK_FILL_CONTRAST,
	"The colours of charts and symbols have a contrast of at least 3 to 1")
LABEL(LABEL_CHECK_STATUS,
	"A status is never shown by colour alone: each has its symbol and its word")

/* left to another program (aside/check/verdict.c) */
LABEL(LABEL_OUTSIDE_UA, "PDF/UA-1 (ISO 14289-1) on the finished file, with veraPDF, profile ua1")
LABEL(LABEL_OUTSIDE_PDFA, "PDF/A-2a (ISO 19005-2) on the finished file, with veraPDF, profile 2a")
LABEL(LABEL_OUTSIDE_FONTS, "embedding of the fonts and their character maps in the finished file")
LABEL(LABEL_OUTSIDE_METADATA,
	"metadata, display of the title and order of tabbing in the finished file")

/* left to humans (aside/check/human_tab.h) */
LABEL(LABEL_HUMAN_ORDER, "Does the reading order make sense?")
LABEL(LABEL_HUMAN_TAGS, "Is each piece what its tag says (heading, list, quotation, table)?")
LABEL(LABEL_HUMAN_DECORATION, "Is what is not read aloud decoration only?")
LABEL(LABEL_HUMAN_ALTERNATIVES, "Do the alternative texts say what the pictures and charts say?")
LABEL(LABEL_HUMAN_HEADINGS, "Do the headings describe what follows?")
LABEL(LABEL_HUMAN_TITLE, "Does the title tell what the document is about?")
LABEL(LABEL_HUMAN_LINKS, "Is it clear from the words of each link where it leads?")
LABEL(LABEL_HUMAN_LANGUAGES, "Are the languages right, and is every foreign passage marked?")
LABEL(LABEL_HUMAN_TABLES, "Do the head cells belong to the cells that name them?")
LABEL(LABEL_HUMAN_COLOUR, "Does colour alone carry a meaning in supplied pictures or in the text?")
LABEL(LABEL_HUMAN_PICTURES, "Is the contrast within supplied pictures high enough?")
LABEL(LABEL_HUMAN_PICTURE_TEXT, "Do supplied pictures show text that should be text?")
LABEL(LABEL_HUMAN_SENSES,
	"Can the text be understood without seeing shape, place or size (\u201Cthe box on the "
	"right\u201D)?")
LABEL(LABEL_HUMAN_WORDS,
	"Are words and sentences as plain as the readers need them, abbreviations explained?")
LABEL(LABEL_HUMAN_ALOUD,
	"Can the document be read with a screen reader, by keyboard, and enlarged to 400\u202F%?")

/* the check report (aside/check/verdict.c) */
LABEL(LABEL_PROOF_TITLE, "Check report on accessibility")
LABEL(LABEL_PROOF_DOCUMENT, "Document")
LABEL(LABEL_PROOF_DATE, "As of")
LABEL(LABEL_PROOF_FILE, "File")
LABEL(LABEL_PROOF_HASH, "SHA-512")
LABEL(LABEL_PROOF_PROGRAM, "Made with")
LABEL(LABEL_PROOF_MACHINE, "Checked by machine when the file was made")
LABEL(LABEL_PROOF_OUTSIDE, "Not checked here: for an independent test program")
LABEL(LABEL_PROOF_HUMAN, "Not checked here: for human eyes and ears")
LABEL(LABEL_PROOF_STATEMENT, "For the accessibility statement")
LABEL(LABEL_PROOF_CONTACT, "Where to report barriers")
LABEL(LABEL_RESULT_PASSED, "passed")
LABEL(LABEL_RESULT_FAILED, "failed")
LABEL(LABEL_RESULT_ABSENT, "not present")
LABEL(LABEL_CHECKED, "Checked: {1}")
LABEL(LABEL_MEASURED, "found: {1}")
LABEL(LABEL_MEASURED_LEAST, "least: {1}")
LABEL(LABEL_STATEMENT,
	"The PDF document \u201C{1}\u201D (as of {2}) was checked by machine for {3} properties "
	"by ISO 14289-1 (PDF/UA-1), WCAG 2.1 and EN 301 549 when it was made; no fault was "
	"found. A check by machine cannot show whether the document meets all requirements; for "
	"that it must also be checked by humans. Result of that check: [to be added].")

/* links, tables and names of the files beside the PDF (aside) */
LABEL(LABEL_LINK, "{1} (PDF, {2}, checked by machine for accessibility, as of {3})")
LABEL(LABEL_LINK_UNDATED, "{1} (PDF, {2}, checked by machine for accessibility)")
LABEL(LABEL_LINK_TABLES, "{1}: the tables as data (CSV)")
LABELN(LABEL_ASIDE_PAGES, "{1} page", "{1} pages")
LABEL(LABEL_CSV_TABLE, "Key")
LABEL(LABEL_CSV_TITLE, "Table")
LABEL(LABEL_CSV_ROW, "Row")
LABEL(LABEL_CSV_COLUMN, "Column {1}")
LABEL(LABEL_FILE_REPORT, "check-report")
LABEL(LABEL_FILE_LINK, "link")
LABEL(LABEL_FILE_TABLES, "tables")

/* the quarterly form (exchange/form) */
LABEL(LABEL_FORM_SHEET, "Answers")
LABEL(LABEL_FORM_HELP_SHEET, "Help")
LABEL(LABEL_FORM_HEADING, "Status report for {1}: {2}")
LABEL(LABEL_FORM_DEADLINE, "Please return until {1} to {2}.")
LABEL(LABEL_FORM_NO_DEADLINE, "Please return to {1}.")
LABEL(LABEL_FORM_HINT, "Only the yellow cells are to be filled in; see the sheet Help.")
LABEL(LABEL_FORM_MEASURE, "Measure")
LABEL(LABEL_FORM_STEP, "Step")
LABEL(LABEL_FORM_TASK, "Order")
LABEL(LABEL_FORM_KEY, "No.")
LABEL(LABEL_FORM_KIND, "Kind")
LABEL(LABEL_FORM_TITLE, "What it is about")
LABEL(LABEL_FORM_LAST_STATUS, "Last status")
LABEL(LABEL_FORM_LAST_DATE, "of / due on")
LABEL(LABEL_FORM_LAST_NOTE, "Last note")
LABEL(LABEL_FORM_STATUS, "Status now")
LABEL(LABEL_FORM_SCHEDULE, "Schedule now")
LABEL(LABEL_FORM_DUE, "Due date now")
LABEL(LABEL_FORM_DATE, "As of / done on")
LABEL(LABEL_FORM_NOTE, "State of affairs")
LABEL(LABEL_FORM_NEXT, "Next step now")
LABEL(LABEL_FORM_REASON, "Reason")
LABEL(LABEL_FORM_SPENT, "Spent in the period (€)")
LABEL(LABEL_FORM_CHOOSE, "Please choose one of the words of the list.")
LABEL(LABEL_FORM_HELP, "How to fill in the form")
LABEL(LABEL_FORM_HELP_1, "Yellow cells are yours. All others are locked; if something is wrong there, tell whoever sent you the form.")
LABEL(LABEL_FORM_HELP_2, "A row left as it is changes nothing. If the status has not changed but there is news, write the note only.")
LABEL(LABEL_FORM_HELP_3, "If nothing has changed and you want to confirm that, write the day into “As of / done on”.")
LABEL(LABEL_FORM_HELP_4, "Status and schedule are chosen from the list of the cell. Deferred and rejected need a reason.")
LABEL(LABEL_FORM_HELP_5, "Days are written as 30.09.2026. Without a day, the last day of the period counts.")
LABEL(LABEL_FORM_HELP_6, "For a step or an order write the day on which it was done; for an order also a note, if you like.")
LABEL(LABEL_FORM_HELP_7, "Notes are one or two sentences that can be printed in the report. Amounts are what was spent in this period, in euros.")

/* words of flat tables (exchange/table) */
LABEL(LABEL_DATA_ONCE, "single")
LABEL(LABEL_DATA_YEARLY, "every year")
LABEL(LABEL_DATA_SCHEDULED, "scheduled")
LABEL(LABEL_DATA_INVITED, "invited")
LABEL(LABEL_DATA_HELD, "held")
LABEL(LABEL_DATA_NO_LEAD, "Not named yet")
LABEL(LABEL_DATA_NO_REASON, "The list taken over gives no reason.")
LABEL(LABEL_DATA_CONCEPT, "Concept")
