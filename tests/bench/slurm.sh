#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# By hand: slurm.sh <flopulence>
# A real controller of Slurm on loopback in a temporary folder, with nodes that do not exist: every form of its output that can know what there
# is must give the same fleet, the others a sentence (Debian: slurmctld, slurm-client). SLURM_ROOT: where their packages are unpacked, if not
# installed.
set -euo pipefail
flopulence=$(realpath "$1")
root=${SLURM_ROOT:-}
folder=$(mktemp -d)
end() { # the controller writes its state before it ends
    local controller
    controller=$(cat "$folder/slurmctld.pid" 2>/dev/null) && kill "$controller" 2>/dev/null || true
    for _ in $(seq 50); do
        [[ -n $controller ]] && kill -0 "$controller" 2>/dev/null || break
        sleep 0.2
    done
    rm -rf "$folder"
}
trap end EXIT
cd "$folder"
lib=$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || gcc -print-multiarch)
export LD_LIBRARY_PATH=$root/usr/lib/$lib:$root/usr/lib/$lib/slurm-wlm
export SLURM_CONF=$folder/slurm.conf PATH=$folder/bin:$PATH

# The programs look at the name they were started by: under Debian's own names they pass over the cards.
mkdir bin state
for tool in "$root"/usr/sbin/slurmctld-wlm "$root"/usr/bin/sinfo "$root"/usr/bin/scontrol; do
    name=$(basename "$tool" -wlm)
    ln -s "$tool" "bin/$name"
done

cat >slurm.conf <<CONF
ClusterName=made
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmctldPort=$((20000 + RANDOM % 20000))
SlurmUser=$(id -un)
AuthType=auth/none
CredType=cred/none
PluginDir=$root/usr/lib/$lib/slurm-wlm
StateSaveLocation=$folder/state
SlurmctldPidFile=$folder/slurmctld.pid
SlurmctldLogFile=$folder/log
ProctrackType=proctrack/pgid
SelectType=select/cons_tres
GresTypes=gpu,shard,mps
PrivateData=cloud
SlurmdTimeout=0
MpiDefault=none
NodeName=DEFAULT CPUs=64 RealMemory=500000
NodeName=a[001-004] NodeAddr=127.0.0.1 Gres=gpu:nvidia_a100-sxm4-80gb:8,shard:64
NodeName=h[1-2] NodeAddr=127.0.0.1 Gres=gpu:nvidia_h100_80gb_hbm3:8
NodeName=v1 NodeAddr=127.0.0.1 Gres=gpu:tesla_v100-sxm2-32gb:16
NodeName=m1 NodeAddr=127.0.0.1 Gres=gpu:nvidia_a100-sxm4-40gb:3,gpu:1g.5gb:7
NodeName=d1 NodeAddr=127.0.0.1 Gres=gpu:nvidia_l40s:4 State=DRAIN Reason=fan
NodeName=c[1-2] NodeAddr=127.0.0.1
NodeName=w[1-2] NodeAddr=127.0.0.1 Gres=gpu:nvidia_h200:8 State=CLOUD
NodeName=f1 NodeAddr=127.0.0.1 Gres=gpu:nvidia_b200:8 State=FUTURE
PartitionName=gpu Nodes=a[001-004],h[1-2],v1,m1,d1,w[1-2] Default=YES
PartitionName=long Nodes=a[001-004],h1,c[1-2]
CONF
slurmctld || { tail -5 log; exit 1; }
for _ in $(seq 50); do
    sinfo -h >/dev/null 2>&1 && break
    sleep 0.2
done
sinfo --version

sinfo -N -o "%N %G %T" >sinfo-N.txt
sinfo -o "%N|%G|%T" >sinfo-bars.txt
sinfo -o "%D %G" >sinfo-groups.txt
sinfo -O "NodeList: ,Gres: " >sinfo-O-whole.txt
sinfo --json >sinfo.json
sinfo --yaml >sinfo.yaml
scontrol show node >scontrol.txt
scontrol -o show node >scontrol-o.txt
scontrol -d show node >scontrol-d.txt
scontrol -F show node >scontrol-F.txt
scontrol show node --json >scontrol.json 2>/dev/null || rm -f scontrol.json
sinfo -O "NodeList,Gres" >sinfo-O-cut.txt
sinfo -o "%P %D %G" >sinfo-partitions.txt
sinfo >sinfo-plain.txt
scontrol show partition >partitions.txt

"$flopulence" new fleet.flop --sample
expected="4 A100 40GB, 32 A100 80GB, 16 H100 SXM, 16 H200, 4 L40S, 16 V100"
failed=0
for file in sinfo-N.txt sinfo-bars.txt sinfo-groups.txt sinfo-O-whole.txt sinfo.json sinfo.yaml scontrol.txt scontrol-o.txt scontrol-d.txt scontrol-F.txt \
    scontrol.json; do
    [ -e $file ] || continue
    said=$("$flopulence" import fleet.flop $file --recipe slurm --organization "Our Lab" --as-of 2025Q4 --dry-run 2>&1) || true
    case $said in
    *": $expected."*) echo "ok      $file" ;;
    *) failed=1 && echo "WRONG   $file: $said" ;;
    esac
done
for file in sinfo-O-cut.txt sinfo-partitions.txt sinfo-plain.txt partitions.txt; do
    if said=$("$flopulence" import fleet.flop $file --recipe slurm --organization "Our Lab" --as-of 2025Q4 --dry-run 2>&1); then
        failed=1 && echo "TAKEN   $file: $said"
    else
        echo "refused $said"
    fi
done
exit $failed
