if tests/layers; then echo "ok layers: every include points up the list of folders"; else echo "not ok layers"; exit 1; fi
