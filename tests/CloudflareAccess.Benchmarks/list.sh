#!/usr/bin/env bash
# Lists all apps as a cookbook does: page after page, one object a line.
set -euo pipefail
base=$1 account=$2 token=$3
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
for ((page = 1; ; page++)); do
  curl -sS --fail -H "Authorization: Bearer $token" -o "$answer" "$base/accounts/$account/access/apps?page=$page&per_page=1000"
  jq -c '.result[]' "$answer"
  total=$(jq '.result_info.total_count' "$answer")
  ((page * 1000 < total)) || break
done
