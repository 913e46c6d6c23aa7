#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# liborcus 0.17.2 (Debian 12, liborcus-bin=0.17.2-2+b2), its tool orcus-ods. In an .ods a cell that spans two columns is followed by a
# table:covered-table-cell for the column it covers (OpenDocument 1.2 part 1, 9.1.5).
#
# A good guess expects: Our Lab,,640 - the number stays in the third column.
# Seen: `Our Lab,640`: covered cells take no column, so every cell behind a merged one moves to the left.
#
# What follows: under a merged head the numbers of a fleet come in as those of the column before, without a word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq liborcus-bin=0.17.2-2+b2 liborcus-0.17-0=0.17.2-2+b2 liborcus-parser-0.17-0=0.17.2-2+b2 liborcus-mso-0.17-0=0.17.2-2+b2 \
    liborcus-spreadsheet-model-0.17-0=0.17.2-2+b2 libixion-0.17-0=0.17.0-3+b2 libboost-filesystem1.74.0=1.74.0+ds1-21 \
    libboost-program-options1.74.0=1.74.0+ds1-21 2>/dev/null
for package in ./*.deb; do dpkg-deb -x "$package" root; done
export LD_LIBRARY_PATH=$(echo root/usr/lib/*-linux-gnu)

mkdir -p book/META-INF
printf 'application/vnd.oasis.opendocument.spreadsheet' >book/mimetype
names=urn:oasis:names:tc:opendocument:xmlns
cat >book/META-INF/manifest.xml <<END
<manifest:manifest xmlns:manifest="$names:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
END
cat >book/content.xml <<END
<office:document-content xmlns:office="$names:office:1.0" xmlns:table="$names:table:1.0" xmlns:text="$names:text:1.0" office:version="1.2"><office:body><office:spreadsheet><table:table table:name="fleet"><table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>Our Lab</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="640"><text:p>640</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>
END
(cd book && python3 -m zipfile -c ../fleet.ods mimetype META-INF content.xml)

root/usr/bin/orcus-ods -f csv -o out fleet.ods || echo "orcus-ods ends with exit code $?"
seen=$(cat out/*)
echo "orcus-ods writes: $seen"
[[ $seen == 'Our Lab,640' ]] || {
    echo "liborcus says something else now."
    exit 1
}
