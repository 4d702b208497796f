/*
 * The catalogue of faults: FAULT(id, band, code, text, remedy).
 * Text and remedy are msgids; translations are in share/po. Order within a
 * band is by the stage that finds them. Included several times on purpose.
 */

/* project files and XML (src/xml) */
FAULT(FAULT_FILE_MISSING, BAND_INPUT, "file-missing", "file not found",
	"Check the path, or remove the reference to it.")
FAULT(FAULT_FILE_UNREADABLE, BAND_INPUT, "file-unreadable", "file cannot be read",
	"Check its permissions.")
FAULT(FAULT_FILE_NOT_PLAIN, BAND_INPUT, "file-not-plain", "is not a plain file",
	"Name a file here, not a folder, a pipe or a device.")
FAULT(FAULT_FILE_TOO_LARGE, BAND_INPUT, "file-too-large", "file is larger than the limit",
	"Split it into several files, or save the picture smaller.")
FAULT(FAULT_PATH_OUTSIDE, BAND_INPUT, "path-outside-project",
	"path leads out of the project folder",
	"Move the file into the project and name it relative to its folder.")
FAULT(FAULT_XML_SYNTAX, BAND_INPUT, "xml-syntax", "not well-formed XML",
	"Repair the markup at this place; every element needs its end tag.")
FAULT(FAULT_XML_TAG_MISMATCH, BAND_INPUT, "xml-tag-mismatch",
	"end tag does not match its start tag",
	"Close the elements in the reverse order in which they were opened.")
FAULT(FAULT_XML_UNFINISHED, BAND_INPUT, "xml-unfinished", "file ends before its last element ends",
	"Add the missing end tag; was the file saved completely?")
FAULT(FAULT_XML_EMPTY, BAND_INPUT, "xml-empty", "file has no XML content",
	"Start from a file of the sample project.")
FAULT(FAULT_XML_AMPERSAND, BAND_INPUT, "xml-ampersand", "& or < stands alone",
	"Write &amp; for & and &lt; for <.")
FAULT(FAULT_XML_QUOTE_MISSING, BAND_INPUT, "xml-quote-missing",
	"the value that begins here has no closing quote", "Type the quote behind the value.")
FAULT(FAULT_XML_QUOTE_CURLY, BAND_INPUT, "xml-quote-curly",
	"value in typographer's quotes",
	"Type straight quotes around it (\"); switch off the editor's smart quotes.")
FAULT(FAULT_XML_BEHIND_ROOT, BAND_INPUT, "xml-behind-root",
	"something stands behind the end of the file's outermost element",
	"Delete it, or move it into the element.")
FAULT(FAULT_XML_TEXT_LONG, BAND_INPUT, "xml-text-long", "one text is longer than the limit",
	"Divide it into paragraphs; was something pasted here by mistake?")
FAULT(FAULT_XML_PRIVATE, BAND_INPUT, "xml-private-use",
	"private-use character, which other readers do not have",
	"Write the character of Unicode that is meant; a bullet is <ul><li>.")
FAULT(FAULT_XML_CHARACTER, BAND_INPUT, "xml-character", "character that XML does not allow",
	"Delete the control character, or type it again.")
FAULT(FAULT_XML_ATTRIBUTE_TWICE, BAND_INPUT, "xml-attribute-twice", "attribute is given twice",
	"Keep one of them.")
FAULT(FAULT_XML_ATTRIBUTES, BAND_INPUT, "xml-attributes", "one element has too many attributes",
	"Remove attributes.")
FAULT(FAULT_XML_NAMESPACE, BAND_INPUT, "xml-namespace", "wrong or missing namespace",
	"Write xmlns=\"urn:ratsdruck:project:1\" in the root element, and no prefixes.")
FAULT(FAULT_XML_DTD, BAND_INPUT, "xml-dtd",
	"document type declarations and entities are not allowed",
	"Remove the DOCTYPE; write characters directly in UTF-8.")
FAULT(FAULT_XML_DEPTH, BAND_INPUT, "xml-depth", "elements are nested too deeply",
	"Flatten the structure.")
FAULT(FAULT_XML_ENCODING, BAND_INPUT, "xml-encoding", "file is not encoded in UTF-8",
	"Save the file as UTF-8.")
FAULT(FAULT_XML_ROOT, BAND_INPUT, "xml-root", "unexpected root element",
	"See input/README.md for the files of a project.")
FAULT(FAULT_XML_UNKNOWN_ELEMENT, BAND_INPUT, "xml-unknown-element", "element not allowed here",
	"Use one of the elements behind the arrow, or move it.")
FAULT(FAULT_XML_MISSING_ELEMENT, BAND_INPUT, "xml-missing-element", "a required element is missing",
	"Add one of the elements behind the colon.")
FAULT(FAULT_XML_UNKNOWN_ATTRIBUTE, BAND_INPUT, "xml-unknown-attribute",
	"attribute not allowed here", "Remove it or correct its name.")
FAULT(FAULT_XML_MISSING_ATTRIBUTE, BAND_INPUT, "xml-missing-attribute",
	"a required attribute is missing", "Add it.")
FAULT(FAULT_XML_VALUE, BAND_INPUT, "xml-value", "value not allowed",
	"Write it as shown behind the arrow; an empty value is never allowed.")
FAULT(FAULT_XML_VALUE_UNKNOWN, BAND_INPUT, "xml-value-unknown", "value not allowed",
	"The schema describes what may stand here; an empty value is never allowed.")
FAULT(FAULT_XML_NO_SUCH_DAY, BAND_INPUT, "xml-no-such-day", "there is no such day",
	"Correct the date.")
FAULT(FAULT_XML_NO_BREAK_SPACE, BAND_INPUT, "xml-no-break-space",
	"value holds a no-break space (U+00A0)",
	"Delete it, or type a plain blank; it often comes with pasted text.")
FAULT(FAULT_XML_INVISIBLE, BAND_INPUT, "xml-invisible",
	"value holds a character that cannot be seen",
	"Type the value again; such characters often come with pasted text.")
FAULT(FAULT_XML_TEXT, BAND_INPUT, "xml-text", "text not allowed here",
	"Put the text into an element that may hold text.")
FAULT(FAULT_XML_MORE, BAND_WARNING, "xml-more", "further faults of this file are not listed",
	"Correct the ones listed and run again.")
FAULT(FAULT_SOURCE_DUPLICATE, BAND_INPUT, "source-duplicate", "file is listed twice",
	"Remove one <source>.")
FAULT(FAULT_SCHEMA_MISSING, BAND_ENVIRONMENT, "schema-missing", "schema cannot be loaded",
	"Reinstall ratsdruck, or run it from the repository's root.")

FAULT(FAULT_PROJECT_NAME, BAND_INPUT, "project-name", "the project's file is not named project.xml",
	"Rename it to project.xml, in small letters.")
FAULT(FAULT_PROJECT_TWICE, BAND_INPUT, "project-twice", "two projects have the same id",
	"Remove the copy, or give it an id of its own in project.xml.")

/* references and meaning (src/model) */
FAULT(FAULT_ID_DUPLICATE, BAND_INPUT, "id-duplicate", "id is used twice",
	"Give one of them another id.")
FAULT(FAULT_REF_DANGLING, BAND_INPUT, "reference-dangling", "reference to an unknown id",
	"Correct the id, or add what it names.")
FAULT(FAULT_REF_KIND, BAND_INPUT, "reference-kind", "reference to something of the wrong kind",
	"Name an id of the kind expected here.")
FAULT(FAULT_REF_ABSENT, BAND_WARNING, "reference-absent",
	"reference to something that is not in this document: its title is printed, without link and page",
	"Add the part that holds it to the publication, or write words of your own inside <ref>.")
FAULT(FAULT_REF_NAMELESS, BAND_INPUT, "reference-nameless",
	"reference to something that is not in this document and has no title to print instead",
	"Write the words inside <ref>, or add the part that holds it to the publication.")
FAULT(FAULT_CODE_DUPLICATE, BAND_INPUT, "code-duplicate", "measure code is used twice",
	"Codes are never reused; choose a new one.")
FAULT(FAULT_REF_SELF, BAND_INPUT, "reference-self", "reference to itself", "Name another id.")
FAULT(FAULT_NUMBER_DUPLICATE, BAND_INPUT, "number-duplicate", "number is used twice",
	"Number them consecutively.")
FAULT(FAULT_CONCEPT_MISSING, BAND_INPUT, "concept-missing",
	"a concept is to be built, but no source holds one", "Add a file with the root <concept>.")
FAULT(FAULT_CONCEPT_TWICE, BAND_INPUT, "concept-twice", "project has more than one concept",
	"Make one project per concept.")
FAULT(FAULT_PART_KIND, BAND_INPUT, "part-kind", "part does not belong to this kind of publication",
	"Use one of the parts of this kind; see input/README.md.")
FAULT(FAULT_PART_REF, BAND_INPUT, "part-reference", "part needs a reference, or must not have one",
	"Only parts of the kinds text and summary have ref; text always.")
FAULT(FAULT_COMMITTEES, BAND_INPUT, "committees", "committees do not fit this kind of publication",
	"Name committees for a committeeReport, and only there.")
FAULT(FAULT_ENCRYPT_PUBLIC, BAND_INPUT, "encrypt-public", "a public edition cannot be encrypted",
	"Remove encrypt, or make the edition internal.")
FAULT(FAULT_FILE_NAME_DUPLICATE, BAND_INPUT, "file-name-duplicate",
	"two publications would write the same file", "Give one of them another <fileName>.")
FAULT(FAULT_DATE_ORDER, BAND_INPUT, "date-order", "dates run backwards",
	"Correct the earlier or the later date.")
FAULT(FAULT_STATUS_NO_REASON, BAND_INPUT, "status-no-reason",
	"deferred, rejected or withdrawn without a reason", "Add a <reason>.")
FAULT(FAULT_STATUS_NO_DATE, BAND_WARNING, "status-no-date", "this status needs a date",
	"Add the attribute due.")
FAULT(FAULT_STATUS_BACKWARDS, BAND_WARNING, "status-backwards", "status goes back without a note",
	"Add a <note> that says why.")
FAULT(FAULT_STATUS_DUPLICATE, BAND_INPUT, "status-duplicate", "two reports for one measure and day",
	"Keep one of them; a correction needs corrects=\"DATE\" and recorded=\"DATE\".")
FAULT(FAULT_NO_GROUND, BAND_WARNING, "measure-without-ground",
	"measure is being done, but nobody has decided on it",
	"Link the <decision>, or add <basis kind=\"administration\" validFrom=\"DATE\">.")
FAULT(FAULT_SHIFT_UNEXPLAINED, BAND_WARNING, "shift-unexplained",
	"date goes to a later day without a reason",
	"Add a <reason>, or a <deadline> with the new date and its reason to the measure.")
FAULT(FAULT_DEADLINE_DAY, BAND_INPUT, "deadline-day", "from when on is this date in force?",
	"Add validFrom, or the agendaItem in which it was agreed to.")
FAULT(FAULT_CORRECTS_NOTHING, BAND_INPUT, "corrects-nothing", "corrects a day without an entry",
	"Name the date of the entry that is corrected; it stays in the file.")
FAULT(FAULT_CORRECTION_DAY, BAND_INPUT, "correction-day",
	"correction is not recorded after what it corrects",
	"Add recorded with the day on which the correction was entered.")
FAULT(FAULT_FACT_TWICE, BAND_INPUT, "fact-twice", "two hold on the same day, and only one can",
	"Give the later one validFrom with the day from which it holds.")
FAULT(FAULT_CODE_RETIRED, BAND_INPUT, "code-retired", "measure code has been retired",
	"Codes are never reused; choose a new one.")
FAULT(FAULT_STATUS_FUTURE, BAND_NOTE, "status-future",
	"report is dated after the cut-off and not used yet",
	"Nothing to do if the date is right: a later report shows it.")
FAULT(FAULT_NOT_YET, BAND_INPUT, "date-after-today", "what has happened cannot lie after today",
	"Correct the date; what is still to come is planned. --today=DATE says what day it is.")
FAULT(FAULT_YEAR_FAR, BAND_INPUT, "year-far", "the year is far from all others of the project",
	"Behind the arrow stands what is probably meant.")
FAULT(FAULT_FILE_UNLISTED, BAND_WARNING, "file-unlisted",
	"lies in the project and is named nowhere",
	"Name it as a <source> of project.xml or as a picture, or take it out of the folder.")
FAULT(FAULT_MEETING_PAST, BAND_WARNING, "meeting-past",
	"meeting is over and still said to be ahead",
	"Write state=\"held\", or cancelled=\"true\" if it was not held.")
FAULT(FAULT_TASK_NO_DATE, BAND_WARNING, "task-no-date",
	"task has a completion note, but no date of completion", "Add the attribute done.")
FAULT(FAULT_RESULT_UNMAPPED, BAND_WARNING, "result-unmapped", "result is not in the result table",
	"Add a line to the result table.")
FAULT(FAULT_RESULT_TWICE, BAND_INPUT, "result-twice", "result has two meanings in the result table",
	"Keep one line.")
FAULT(FAULT_VOTE, BAND_WARNING, "vote", "the vote contradicts itself",
	"Correct the counts or the mode.")
FAULT(FAULT_SERIES_DUPLICATE, BAND_INPUT, "series-duplicate",
	"two values for one indicator and day", "Keep one of them.")
FAULT(FAULT_HOLIDAYS_UNKNOWN, BAND_WARNING, "holidays-unknown",
	"deadlines avoid weekends only: whose public holidays there are is not known",
	"Give the municipality's ags, or its state as holidays=\"09\".")
FAULT(FAULT_VISIBILITY_UNKNOWN, BAND_WARNING, "visibility-unknown",
	"visibility is not stated: treated as non-public",
	"State visibility=\"public\" or \"nonpublic\"; for an agendaItem public=\"true\" or \"false\".")
FAULT(FAULT_ALT_MISSING, BAND_INPUT, "alt-missing", "picture without alternative text",
	"Describe in alt what the picture says.")
FAULT(FAULT_TABLE_GRID, BAND_INPUT, "table-grid", "table rows have different numbers of columns",
	"Correct colspan and rowspan.")
FAULT(FAULT_TABLE_NO_HEAD, BAND_INPUT, "table-no-head", "table without head cells",
	"Mark the head row's cells as <th>.")
FAULT(FAULT_LIST_TEXT, BAND_INPUT, "list-text", "text stands beside paragraphs in a list item",
	"Put the text into a <p>, or remove the paragraphs.")
FAULT(FAULT_TEXT_EMPTY, BAND_INPUT, "text-empty", "element has no text",
	"Write its text, or remove the element.")
FAULT(FAULT_LANG_UNKNOWN, BAND_INPUT, "language-unknown", "unknown language",
	"Use a language tag such as de, en, tr, ar.")
FAULT(FAULT_NUMBER_TOO_LARGE, BAND_INPUT, "number-too-large",
	"number, or the project's sum of money, is larger than can be computed with",
	"Check the digits; is a decimal point missing?")
FAULT(FAULT_LABELS_MISSING, BAND_ENVIRONMENT, "labels-missing",
	"the program does not speak this document's language",
	"Build it in German or English (xml:lang), or translate share/po for its language.")
FAULT(FAULT_NO_PUBLICATION, BAND_INPUT, "no-publication", "no such publication in the project",
	"See the publications in project.xml.")
FAULT(FAULT_PERIOD, BAND_INPUT, "period", "period not understood",
	"Write it as 2026-Q3, 2026-H1, 2026-07, 2026 or 2026-09-23, as the reporting cycle is.")
FAULT(FAULT_SUMS_DISAGREE, BAND_INPUT, "sums-disagree", "sums of report and concept do not agree",
	"This is a fault of the program: please report it.")

/* style files (src/style) */
FAULT(FAULT_STYLE_VALUE, BAND_INPUT, "style-value", "style value not understood",
	"Correct the value; see styles/README.md.")
FAULT(FAULT_STYLE_CONTRAST, BAND_INPUT, "style-contrast", "contrast is too low",
	"Choose a darker or lighter colour (4.5:1 for text, 3:1 for graphics).")
FAULT(FAULT_STYLE_GEOMETRY, BAND_INPUT, "style-geometry",
	"measures of the page do not fit together", "Correct page size, margins or columns.")

/* text and fonts (src/text) */
FAULT(FAULT_FONT_MISSING, BAND_ENVIRONMENT, "font-missing", "font family is not installed",
	"Install the font, or name another family in the style.")
FAULT(FAULT_FONT_UNUSABLE, BAND_ENVIRONMENT, "font-unusable", "font cannot be embedded or read",
	"Choose another font in the style.")
FAULT(FAULT_GLYPH_MISSING, BAND_INPUT, "glyph-missing", "no installed font has this character",
	"Install a font that has it, or write it differently.")
FAULT(FAULT_PATTERNS_MISSING, BAND_WARNING, "patterns-missing",
	"no hyphenation patterns for this language, its text stays undivided",
	"Install the hyphen package of the language; for German also texlive-lang-german and hunspell-de-de.")
FAULT(FAULT_FOREIGN_UNDIVIDED, BAND_NOTE, "foreign-undivided",
	"words of this language stay undivided", "Install the hyphen package of the language.")
FAULT(FAULT_EXCEPTION_LINE, BAND_INPUT, "hyphenation-exception",
	"line of the exceptions file not understood",
	"Write one word per line with hyphens where it may be divided.")

/* layout (src/layout) */
FAULT(FAULT_LINE_OVERFULL, BAND_WARNING, "line-overfull", "line is wider than its column",
	"Allow a division in the long word (hyphenation exceptions).")
FAULT(FAULT_PAGE_OVERFULL, BAND_WARNING, "page-overfull", "does not fit on one page",
	"Shorten it or let it break.")
FAULT(FAULT_NO_CONVERGENCE, BAND_WARNING, "no-convergence", "page numbers did not settle",
	"Please report this document.")
FAULT(FAULT_IMAGE_UNREADABLE, BAND_INPUT, "image-unreadable", "picture cannot be read",
	"Use PNG or JPEG.")

/* painting and finishing */
FAULT(FAULT_PAINT, BAND_ENVIRONMENT, "paint", "PDF could not be written",
	"This is a fault of the program or of its libraries: please report it.")
FAULT(FAULT_FINISH, BAND_ENVIRONMENT, "finish", "PDF could not be finished",
	"This is a fault of the program or of its libraries: please report it.")
FAULT(FAULT_PROFILE_MISSING, BAND_ENVIRONMENT, "profile-missing", "colour profile not found",
	"Install the package icc-profiles-free.")
FAULT(FAULT_PASSPHRASE, BAND_INPUT, "passphrase", "passphrase file cannot be used",
	"It must exist, hold one line and be readable by its owner only.")

/* the files beside the PDF (src/aside) */
FAULT(FAULT_ASIDE_CHECK, BAND_INPUT, "accessibility-check", "machine check of accessibility failed",
	"Correct the place named; if nothing is wrong there, this is a fault of the program: "
	"please report it.")

/* sealed documents (src/ledger, run/seal.c) */
FAULT(FAULT_SEAL_EDITED, BAND_INPUT, "seal-edited",
	"record of a sealed document was changed by hand",
	"Restore it from version control or a backup; only the program writes records.")
FAULT(FAULT_SEAL_TWICE, BAND_INPUT, "seal-twice", "two records claim the same document",
	"Keep the one that was there first; version control knows which.")
FAULT(FAULT_SEAL_FILE, BAND_INPUT, "seal-file",
	"sealed file is missing or not the one that was sealed",
	"Restore it from version control, a backup or an output folder; it is never made anew.")
FAULT(FAULT_SEAL_POINTER, BAND_INPUT, "seal-pointer",
	"a pointer of version control lies in place of the sealed file",
	"Fetch the file itself, for instance with `git lfs pull`.")
FAULT(FAULT_SEAL_LOST, BAND_WARNING, "seal-lost",
	"sealed document of a publication or committee that the project no longer has",
	"It is still published; to end that, withdraw it.")
/* data of others (src/exchange) */
FAULT(FAULT_SHEET_FORMAT, BAND_INPUT, "sheet-format", "file is no spreadsheet that can be read",
	"Save it as .xlsx, .ods or .csv, without a password.")
FAULT(FAULT_SHEET_TOO_LARGE, BAND_INPUT, "sheet-too-large", "spreadsheet is larger than the limits",
	"Remove what is not needed, or split it.")
FAULT(FAULT_SHEET_ENCODING, BAND_INPUT, "sheet-encoding", "encoding of the text is not known",
	"Save it as UTF-8.")
FAULT(FAULT_SHEET_CP1252, BAND_NOTE, "sheet-windows-1252", "file is read as Windows-1252",
	"Look at the umlauts; UTF-8 leaves no doubt.")
FAULT(FAULT_COLUMN_MISSING, BAND_INPUT, "column-missing", "column is missing",
	"Restore the head of the column.")
FAULT(FAULT_COLUMN_UNKNOWN, BAND_WARNING, "column-unknown", "column is not known and is left out",
	"See datenlexikon.csv, written by `ratsdruck export`.")
FAULT(FAULT_COLUMN_TWICE, BAND_INPUT, "column-twice", "column stands twice",
	"Remove one of them.")
FAULT(FAULT_TABLE_UNKNOWN, BAND_INPUT, "table-unknown", "no table of this project in the file",
	"Name the file or the sheet as `ratsdruck export` does, such as massnahmen.csv.")
FAULT(FAULT_CELL_VALUE, BAND_INPUT, "cell-value", "value of a cell is not understood",
	"Write a day as 30.09.2026, an amount as 1.234,50, a status as in the list of the cell.")
FAULT(FAULT_CELL_FORMULA, BAND_INPUT, "cell-formula", "formula of a cell has no result",
	"Write the value itself.")
FAULT(FAULT_CELL_COMPUTED, BAND_NOTE, "cell-computed", "result of a formula is taken", "")
FAULT(FAULT_CELL_MERGED, BAND_INPUT, "cell-merged", "cell is merged with others",
	"Split it again, so that it is clear what it belongs to.")
FAULT(FAULT_CELL_REFERENCE, BAND_INPUT, "cell-reference", "cell names an id that is not known",
	"Correct the id, or add what it names first.")
FAULT(FAULT_CELL_HISTORY, BAND_INPUT, "cell-history",
	"value has a history, which a cell cannot say",
	"Change it in the XML, with validFrom and validUntil.")
FAULT(FAULT_CELL_MARKUP, BAND_INPUT, "cell-markup",
	"text has paragraphs or markup, which a cell cannot say", "Change it in the XML.")
FAULT(FAULT_CELL_COMPUTED_CHANGED, BAND_WARNING, "cell-computed-changed",
	"column is not to be changed here; the cell is left out",
	"Change what it comes from; see datenlexikon.csv.")
FAULT(FAULT_CELL_LOCKED, BAND_WARNING, "cell-locked", "cell is not to be filled in; its change is left out",
	"Tell the change to whoever keeps the project.")
FAULT(FAULT_CELL_UNASKED, BAND_INPUT, "cell-unasked", "cell is not asked in this row",
	"Clear it, or write it into another row.")
FAULT(FAULT_ROW_UNKNOWN, BAND_INPUT, "row-unknown", "row has a number that was not given out",
	"Restore the number; new measures are not entered in a form.")
FAULT(FAULT_ROW_TWICE, BAND_INPUT, "row-twice", "row stands twice", "Keep one of them.")
FAULT(FAULT_ROW_NO_KEY, BAND_INPUT, "row-no-key", "row has no number", "Add it.")
FAULT(FAULT_ROW_GONE, BAND_INPUT, "row-gone", "what the row asks has changed in the project since",
	"Give out the form anew.")
FAULT(FAULT_ROW_HIDDEN, BAND_NOTE, "row-hidden", "hidden row is read too", "")
FAULT(FAULT_FORM_FOREIGN, BAND_INPUT, "form-foreign", "file is not a form of this project",
	"Use a form written by `ratsdruck form` for this project.")
FAULT(FAULT_FORM_TWICE, BAND_INPUT, "form-twice", "two files answer differently",
	"Keep one of them.")
FAULT(FAULT_FORM_CONFLICT, BAND_INPUT, "form-conflict",
	"cell and project have both changed since the form was given out",
	"Decide which value is right, and write it into the cell and into the project.")
FAULT(FAULT_FORM_DATE, BAND_INPUT, "form-date", "day is outside of the form's period",
	"Write a day of the period, or leave the cell empty.")
FAULT(FAULT_FORM_SEALED, BAND_INPUT, "form-sealed",
	"a report on this period is sealed; a correction needs a reason",
	"Write into the cell of the reason why the report was wrong.")
FAULT(FAULT_FORM_NO_OFFICE, BAND_INPUT, "form-no-office", "there is nothing to ask of this office",
	"Name an office that leads a measure.")
FAULT(FAULT_MAP_LINE, BAND_INPUT, "map-line", "line of the map is not understood",
	"Write `code = Nr.`, `status: done yet = done` or `stichtag := 2026-09-30`; see docs/data.md.")
FAULT(FAULT_MAP_DAY, BAND_INPUT, "map-day", "the map does not say of which day the status is",
	"Add a line such as `stichtag := 2026-09-30`.")
FAULT(FAULT_CELL_WORD, BAND_INPUT, "cell-word", "word has no meaning yet",
	"Add it to the map: `status: word = active`, or `status: word =` to leave it out.")
FAULT(FAULT_LIST_SHEET, BAND_INPUT, "list-sheet", "no such sheet, or none with cells",
	"Name it in the map: `blatt := name`.")
FAULT(FAULT_LIST_EMPTY, BAND_INPUT, "list-empty", "no measure was found in the list",
	"Check `kopfzeile` and `titel` in the map.")
FAULT(FAULT_LIST_NO_TITLE, BAND_WARNING, "list-no-title", "row without a title is left out",
	"Add the title, if it is a measure.")
FAULT(FAULT_LIST_NO_LEAD, BAND_WARNING, "list-no-lead", "no lead office is named",
	"Ask who is responsible, and change it in the measure.")
FAULT(FAULT_LIST_DAY, BAND_NOTE, "list-day", "day is taken from an inexact date", "")
FAULT(FAULT_LIST_AMOUNT, BAND_NOTE, "list-amount", "amount is kept as a text", "")
FAULT(FAULT_OPARL_JSON, BAND_INPUT, "oparl-json", "file is no JSON",
	"Save it again; was it saved completely?")
FAULT(FAULT_OPARL_NONE, BAND_INPUT, "oparl-none", "no object of OParl in the file",
	"Save what the address of the meetings or papers answers.")
FAULT(FAULT_OPARL_LEFT, BAND_NOTE, "oparl-left", "not taken over", "")
FAULT(FAULT_NOT_EMPTY, BAND_INPUT, "not-empty", "folder is not empty",
	"Name a new folder: nothing is overwritten.")
FAULT(FAULT_IMPORT_WORKER, BAND_ENVIRONMENT, "import-worker", "reading the files failed",
	"Nothing was changed; if the files are good, raise --memory.")
FAULT(FAULT_IMPORT_EDITED, BAND_INPUT, "import-edited", "file was edited after the import",
	"It stays as it is; what the import replaced is in imports/.")
FAULT(FAULT_IMPORT_NONE, BAND_INPUT, "import-none", "there is no import to take back", "")
FAULT(FAULT_SEAL_STRAY, BAND_WARNING, "seal-stray",
	"file in the folder of sealed documents that no record names",
	"Sealing was cut off, or somebody put it there: seal again, or remove it.")
FAULT(FAULT_SEAL_FOLDER, BAND_INPUT, "seal-folder",
	"the folder holds published files of this project already",
	"Compute anew into a folder of its own.")
FAULT(FAULT_SEAL_UNDATED, BAND_INPUT, "seal-undated",
	"this would alter what a sealed report said",
	"Restore the old line; write the new one as shown behind the colon, with the day it is entered.")
FAULT(FAULT_SEAL_ALTERED, BAND_WARNING, "seal-altered",
	"a sealed report said otherwise; the next one lists it as a correction",
	"Restore the old line; write the new one as shown behind the colon, with the day it is entered.")
FAULT(FAULT_WITHDRAW_UNKNOWN, BAND_INPUT, "withdraw-unknown",
	"neither a sealed document of the project nor an output folder",
	"Name the PDF as it is called in sealed/; what is not sealed is corrected and built anew.")
FAULT(FAULT_SEAL_UNSEALED, BAND_INPUT, "seal-unsealed",
	"only a sealed report has a corrected edition",
	"Seal it first; what is not sealed is simply built anew.")
FAULT(FAULT_SEAL_UNBUILT, BAND_INPUT, "seal-unbuilt", "document was never built into this folder",
	"Run build first; sealing copies what was published and makes nothing.")
FAULT(FAULT_SEAL_FOREIGN, BAND_INPUT, "seal-foreign",
	"file is not the one that was published under this name",
	"Run build: it puts the right one in place. Then seal.")
FAULT(FAULT_SEAL_STALE, BAND_INPUT, "seal-stale", "the data have changed since the document was built",
	"Build it anew; or seal what the committee had before it with --as-published.")
FAULT(FAULT_SEAL_MARKED, BAND_INPUT, "seal-marked", "a draft or a recomputed document cannot be sealed",
	"Seal from the folder that build writes without --draft and --ignore-seals.")
FAULT(FAULT_SEAL_UNHEARD, BAND_INPUT, "seal-unheard", "no meeting has heard this report yet",
	"Enter the item's result in the meeting's file, or name --day (and --paper).")
FAULT(FAULT_SEAL_DAY, BAND_INPUT, "seal-day", "the day lies before the report's own cut-off day",
	"Name the day of the meeting that heard it.")

/* publishing (src/publish) */
FAULT(FAULT_OUTPUT, BAND_ENVIRONMENT, "output", "cannot write to the output folder",
	"Check that it exists, is writable and that the disk is not full.")
FAULT(FAULT_LOCKED, BAND_ENVIRONMENT, "locked", "another run is writing to this folder",
	"Wait for it, or use --wait.")
FAULT(FAULT_MANIFEST, BAND_WARNING, "manifest", "manifest cannot be understood and is made anew",
	"")
FAULT(FAULT_ORPHANED, BAND_NOTE, "orphaned", "file is no longer produced",
	"Remove it, or run with --prune.")
FAULT(FAULT_NOTHING_TO_BUILD, BAND_WARNING, "nothing-to-build",
	"nothing is built: no publication has anything to report yet",
	"A report needs something that has happened: a status report, a held meeting, an expenditure.")
FAULT(FAULT_NOT_PUBLISHED, BAND_INPUT, "not-published",
	"no such document in the output folder, or more than one",
	"Name the file as it lies there, such as town-report-fa-2026-q3.pdf.")
FAULT(FAULT_WITHDRAWN, BAND_WARNING, "withdrawn",
	"was taken back, and the same text is not published again",
	"Correct the data; --force publishes it all the same.")
FAULT(FAULT_MANY_PERIODS, BAND_INPUT, "many-periods",
	"would begin reports on many periods at once, nothing is written",
	"Look for a wrong year; if it is meant so, raise newPeriods of <reporting>, or use --force once.")
FAULT(FAULT_NAME_TWICE, BAND_INPUT, "file-name-twice", "two documents have the same file name",
	"Change fileName in project.xml so that they differ.")
FAULT(FAULT_WORKER, BAND_ENVIRONMENT, "worker", "a worker process failed",
	"Run again for this document; what could be made is published.")
FAULT(FAULT_TIMEOUT, BAND_ENVIRONMENT, "timeout", "a document took longer than the limit",
	"Raise --timeout.")
