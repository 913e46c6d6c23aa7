#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# uchardet 0.0.7 (Debian 12, uchardet=0.0.7-1) names the encoding of a text. Tables of this field are short, mostly figures and product names.
#
# A good guess expects: Windows-1252, Windows-1251 and GB18030, which the tables below are written in; or "unknown".
# Seen: a French table is called IBM852 (an encoding of Central Europe under DOS), so `Unités` would be read as `UnitÚs`; a Russian one
# MAC-CYRILLIC, which differs from Windows-1251 in nearly every letter; a Chinese one with a single name WINDOWS-1252. None is called
# unknown, and the tool prints no degree of certainty. A Chinese table of four names is right.
#
# What follows: a name alone is no ground to read on; the reading must be shown with a sample, and asked about where another one fits too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq uchardet=0.0.7-1 libuchardet0=0.0.7-1 2>/dev/null
for package in ./*.deb; do dpkg-deb -x "$package" root; done
export LD_LIBRARY_PATH=$(echo root/usr/lib/*-linux-gnu)

printf 'Organisme;Puce;Unités\nCNRS (Jean Zay);H100 SXM;1 456\n' | iconv -t WINDOWS-1252 >french.csv
printf 'Организация;Чип;Штук\nЯндекс;A100;2240\nСбер;V100;1200\n' | iconv -t WINDOWS-1251 >russian.csv
printf 'Name,Note\n百度,H20\n' | iconv -t GB18030 >chinese-one.csv
printf '组织,芯片,季度,数量\n字节跳动,H800 SXM,2025Q4,120000\n阿里巴巴,H20,2025Q4,90000\n腾讯,H20,2025Q4,85000\n' | iconv -t GB18030 >chinese.csv

status=0
while read -r file written seen; do
    now=$(root/usr/bin/uchardet "$file.csv")
    echo "$file.csv: written as $written, called $now"
    [[ $now == "$seen" ]] || status=1
done <<'END'
french WINDOWS-1252 IBM852
russian WINDOWS-1251 MAC-CYRILLIC
chinese-one GB18030 WINDOWS-1252
chinese GB18030 GB18030
END
[[ $status -eq 0 ]] || echo "uchardet says something else now."
exit "$status"
