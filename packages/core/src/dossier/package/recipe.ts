/** README.txt of a package: what it is, and how to check it by hand with openssl and sha256sum only. Its indented lines are one shell script; a test runs them. */

/** The text of README.txt. It is the same for every package, so that it can be compared. */
export const RECIPE = `WHAT THIS IS
============
A package of evidence, written by Smart Rescue. It holds web pages as they were captured (items/),
the report that explains them (report.pdf), the history of every exhibit (custody/), and all that
is needed to check them without our software, without a network and without trusting us.

What it can show: that every byte is unchanged since it was sealed, and that the entry of its
sealing stands in one signed, append-only log. What it cannot show: that the site published these
bytes to everybody, or that what they say is true.

THE SHORT WAY
=============
Open verify.html in a browser, also without a network, and drop the zip file on it. Or, with
Node.js:  node verify.mjs PACKAGE.zip --policy POLICY.txt
Both lie in this package for convenience only. A forger would add his own: get verify.html from
somebody else, and a policy (who may sign) from the court, or from a partner of the organisation.

BY HAND
=======
You need: a shell (Linux, macOS, or Git Bash on Windows), openssl 3, and sha256sum (on macOS:
shasum -a 256). Unpack the zip, go into its folder, and give the indented lines.

1. Are the files those that the manifest lists?

    T=$(mktemp -d)
    tr '}' '\\n' < manifest.json | sed -n 's/.*"path":"\\([^"]*\\)".*"sha256":"\\([0-9a-f]*\\)".*/\\2  \\1/p' > "$T/list"
    sha256sum --check --quiet "$T/list" && echo "1 files: as the manifest lists them" || echo "1 files: CHANGED"

2. Who signed the manifest? The first command prints the key: is it the one you were given by
   somebody else? The last one checks its signature.

    sed '/^-----/d' manifest.json.sig | base64 -d > "$T/sshsig"
    echo "2 manifest signed by: ssh-ed25519 $(dd bs=1 skip=14 count=51 < "$T/sshsig" 2> /dev/null | base64 | tr -d '\\n')"
    der() { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; cat; }
    dd bs=1 skip=33 count=32 < "$T/sshsig" 2> /dev/null | der > "$T/signer.der"
    tail -c 64 "$T/sshsig" > "$T/signature"
    printf 'SSHSIG\\000\\000\\000\\027smart-rescue-package@v1\\000\\000\\000\\000\\000\\000\\000\\006sha512\\000\\000\\000\\100' > "$T/signed"
    openssl dgst -sha512 -binary manifest.json >> "$T/signed"
    openssl pkeyutl -verify -pubin -keyform DER -inkey "$T/signer.der" -rawin -in "$T/signed" -sigfile "$T/signature"

3. Is every item what was sealed? Each was committed to in the log by an HMAC under a salt that
   only this package reveals (salts.json).

    tr '{},' '\\n' < salts.json | sed -n 's/^"\\(items[^"]*\\)":"\\([0-9a-f]*\\)"$/\\1 \\2/p' > "$T/salts"
    while read -r path salt; do
      exhibit=$(echo "$path" | cut -d / -f 2)
      ptc=$(openssl dgst -sha256 -mac HMAC -macopt "hexkey:$salt" "$path" | sed 's/.*= *//')
      grep -q "\\"ptc\\":\\"hmac-sha256:$ptc\\"" "custody/$exhibit.jsonl" && echo "3 $path: as sealed" || echo "3 $path: NOT AS SEALED"
    done < "$T/salts"

4. Does every entry of every history stand in the log? From an entry and its proof, hash by hash,
   to the root in the checkpoint (RFC 6962).

    size=$(sed -n 2p checkpoint); root=$(sed -n 3p checkpoint)
    up() { { printf '\\001'; cat "$1" "$2"; } | openssl dgst -sha256 -binary > "$T/up"; mv "$T/up" "$T/node"; }
    for history in custody/*.jsonl; do
      while IFS= read -r leaf; do
        at=$(printf '%s' "$leaf" | sed 's/.*"seq":\\([0-9]*\\).*/\\1/'); index=$at; last=$((size - 1))
        { printf '\\000'; printf '%s' "$leaf"; } | openssl dgst -sha256 -binary > "$T/node"
        for hash in $(sed -e 1,2d -e '/^$/,$d' "proofs/$index.tlog-proof"); do
          printf '%s' "$hash" | base64 -d > "$T/sibling"
          if [ $((at % 2)) = 1 ] || [ "$at" = "$last" ]; then
            up "$T/sibling" "$T/node"
            while [ $((at % 2)) = 0 ] && [ "$at" != 0 ]; do at=$((at / 2)); last=$((last / 2)); done
          else up "$T/node" "$T/sibling"; fi
          at=$((at / 2)); last=$((last / 2))
        done
        [ "$(base64 < "$T/node")" = "$root" ] && echo "4 entry $index: in the log" || echo "4 entry $index: NOT IN THE LOG"
      done < "$history"
    done

5. Did the log sign this checkpoint? Use the log's key that somebody else gave you. The line below
   takes it from policy.example, which proves nothing: put yours in its place.

    vkey=$(sed -n 's/^log //p' policy.example | head -n 1)
    printf '%s' "$vkey" | cut -d + -f 3- | base64 -d | tail -c 32 | der > "$T/log.der"
    sed -n 1,3p checkpoint > "$T/body"
    sed -n 5p checkpoint | sed 's/.* //' | base64 -d | tail -c 64 > "$T/signature"
    openssl pkeyutl -verify -pubin -keyform DER -inkey "$T/log.der" -rawin -in "$T/body" -sigfile "$T/signature"

6. Between which times was it sealed? Each token in stamps/ is an authority's word that a state of
   this log existed. An exhibit was sealed after the newest token whose own entry (.anchor) comes
   before it in the log, and before the first token whose state is larger than its entry's number.
   Use a root that you got from somebody else: the one in stamps/ is a hint, which a forger would
   write too. Certificates end, but what they signed before does not: so their time is not checked.

    for token in stamps/*.tsr; do
      [ -e "$token" ] || continue
      size=$(basename "$token" | cut -d . -f 1); slug=$(basename "$token" .tsr | cut -d . -f 2)
      openssl ts -verify -no_check_time -data "stamps/$size.note" -in "$token" -CAfile "stamps/$slug.root.pem" > "$T/stamp" 2>&1 && echo "6 $size entries stamped by $slug: $(openssl ts -reply -in "$token" -text 2> /dev/null | sed -n 's/^Time stamp: //p')" || echo "6 $token: DOES NOT HOLD"
    done

With OpenSSH, step 2 is:
  ssh-keygen -Y check-novalidate -n smart-rescue-package@v1 -s manifest.json.sig < manifest.json

THE FILES
=========
manifest.json       every file with its size and SHA-256; items with the log entry that sealed them
manifest.json.sig   its signature (SSHSIG, Ed25519)
report.pdf          the report; report.docx is the same for word processors
case-uco.jsonld     the case as a CASE/UCO 1.4.0 graph, for tools of other laboratories
certificates/       drafts of the certificates that the law of the country asks for, to be signed
items/E-01/...      the parts of exhibit E-01, as sealed
salts.json          the salts of the commitments
custody/E-01.jsonl  every entry of the exhibit's history, in order, one a line
proofs/N.tlog-proof the proof that entry N is in the log (C2SP tlog-proof)
checkpoint          the signed state of the log that all proofs lead to (C2SP tlog-checkpoint)
consistency.txt     proofs that the log grew from those of earlier packages
stamps/N.note       a signed state of the log of N entries, as it was stamped
stamps/N.NAME.tsr   the stamp of an authority on it (RFC 3161); .ots: an OpenTimestamps proof
stamps/N.NAME.anchor, .tlog-proof   the log entry that says when the stamp arrived, and its proof
stamps/consistency.txt  proofs that the log grew from the stamped states
policy.example      the keys this package was made with: a hint, to be trusted by nobody
verify.html         the verifier as a page
verify.mjs          the same as a program for Node.js

Where there is no folder stamps/, no authority has confirmed a time: the times in the package are
those of the organisation's own clock. Lines of witnesses in the checkpoint are checked by
verify.html under a policy that names them.
`
