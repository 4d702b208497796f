# An internal edition that is encrypted on request. Sourced by run.

secret_project() { # EDITION
	rm -rf "$tmp/secret" && cp -r "$here/structure" "$tmp/secret"
	sed -i "s|committeeReport\" edition=\"public\"|committeeReport\" edition=\"$1\" encrypt=\"$tmp/pass\"|" \
		"$tmp/secret/project.xml"
}

refuses() { # WHAT WORDS
	rm -rf "$tmp/locked"
	if "$program" build "$tmp/secret" --only bericht --quiet --output "$tmp/locked" >"$tmp/log" 2>&1; then
		bad "passphrase file $1: accepted"
	elif ! grep -q "$2" "$tmp/log" || grep -q 'geheimes Wort' "$tmp/log" || ls "$tmp"/locked/*.pdf >/dev/null 2>&1; then
		bad "passphrase file $1: wrong message or a file all the same"
	else
		good
	fi
}

secret_cases() {
	local pdf=$tmp/locked/bericht-beispieldaten.pdf
	secret_project public
	refuses "of a public edition" 'encrypt-public'
	secret_project internal
	refuses missing 'passphrase'
	: >"$tmp/pass" && chmod 600 "$tmp/pass"
	refuses empty 'passphrase'
	echo 'geheimes Wort' >"$tmp/pass"
	chmod 640 "$tmp/pass"
	refuses "open to the group" 'passphrase'
	chmod 600 "$tmp/pass"
	# LeakSanitizer cannot look at a process that strace looks at.
	ASAN_OPTIONS=detect_leaks=0 strace -f -qq -e trace=execve -s 4096 -o "$tmp/calls" \
		"$program" build "$tmp/secret" --verbose --output "$tmp/locked" >"$tmp/log" 2>&1 ||
		{ bad "encrypted edition"; return; }
	cat "$tmp/log" >>"$tmp/calls"
	if grep -aqr 'geheimes Wort' "$tmp/calls" "$tmp/locked"; then bad "the passphrase is told"; else good; fi
	# Nothing beside it: a report would name the title in clear.
	if [ "$(ls "$tmp/locked" | grep -c '^bericht')" -eq 1 ]; then good; else bad "something readable beside it"; fi
	if pdfinfo "$pdf" >"$tmp/log" 2>&1; then bad "opens without a passphrase"; else good; fi
	if qpdf --password-file="$tmp/pass" --check "$pdf" >"$tmp/log" 2>&1; then good; else bad "does not open"; fi
	if "$here/facts" "$pdf" "Stadt Muster" "$tmp/pass" >"$tmp/log" 2>&1; then good; else bad "encrypted: facts"; fi
	if "$here/facts" "$tmp/locked/konzept-beispieldaten.pdf" "Stadt Muster" >"$tmp/log" 2>&1; then
		good; else bad "the public edition beside it"; fi
}
