#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# yaml-cpp 0.7.0 (Debian 12, libyaml-cpp-dev=0.7.0+dfsg-8+b1). `sinfo --yaml` and `scontrol --yaml` of Slurm tag every key and value, and
# write what is not there as `!!null null`. YAML 1.2, 10.1.1 and 10.2, gives that tag to the value null and nothing else.
#
# A good guess expects: `gres: !!null null` is null, as `gres: null` is: IsNull() holds, and as<std::string>("none") gives "none".
# Seen: only the untagged one is null. The tagged one is a scalar, IsNull() does not hold, and it reads as the text "null" (`!!null ~` as
# the text "~"), without an exception.
#
# What follows: a node of a cluster without cards gets a list of cards called "null"; the tag must be asked for beside IsNull().
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libyaml-cpp-dev=0.7.0+dfsg-8+b1 libyaml-cpp0.7=0.7.0+dfsg-8+b1 2>/dev/null
for package in ./*.deb; do dpkg-deb -x "$package" root; done
cat >program.cpp <<'END'
#include <iostream>
#include <yaml-cpp/yaml.h>
int main() {
    for (const char *text : {"gres: null", "!!str gres: !!null null", "!!str gres: !!null ~"}) {
        const YAML::Node gres = YAML::Load(text)["gres"];
        std::cout << text << " -> null: " << (gres.IsNull() ? "yes" : "no") << ", text: " << gres.as<std::string>("none") << '\n';
    }
}
END
libraries=$(echo root/usr/lib/*-linux-gnu)
g++ -Iroot/usr/include program.cpp -o program -L"$libraries" -l:libyaml-cpp.so.0.7
seen=$(LD_LIBRARY_PATH=$libraries ./program)
echo "$seen"
[[ $seen == 'gres: null -> null: yes, text: null
!!str gres: !!null null -> null: no, text: null
!!str gres: !!null ~ -> null: no, text: ~' ]] || {
    echo "yaml-cpp reads it otherwise now."
    exit 1
}
