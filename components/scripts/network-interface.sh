# Sets GLOO_SOCKET_IFNAME, TP_SOCKET_IFNAME and HCCL_SOCKET_IFNAME, where they are not given, to the interface that holds the
# node's address `ip` (seed 000, line 3): the narrowest route that leads to it directly, else the default route.
if [ -z "${GLOO_SOCKET_IFNAME:-}" ] || [ -z "${TP_SOCKET_IFNAME:-}" ] || [ -z "${HCCL_SOCKET_IFNAME:-}" ]; then
  # In a shell of its own: the command's variables stay what they are.
  detected_interface=$(
    # An address as a number.
    address_number() {
      rest=$1
      number=0
      for _ in 1 2 3 4; do
        number=$(((number << 8) + ${rest%%.*}))
        rest=${rest#*.}
      done
      echo "$number"
    }
    # The same of the kernel's table of routes, in which the last byte of an address comes first.
    route_number() {
      value=$((0x$1))
      echo $((((value & 255) << 24) + ((value >> 8 & 255) << 16) + ((value >> 16 & 255) << 8) + (value >> 24 & 255)))
    }
    address=$(address_number "${ip:-0.0.0.0}")
    interface=
    narrowest=-1
    while read -r route destination gateway _ _ _ _ mask _; do
      # The first line is that of the titles.
      if [ "$destination" = Destination ]; then continue; fi
      mask=$(route_number "$mask")
      if [ "$gateway" != 00000000 ] && [ "$mask" -ne 0 ]; then continue; fi
      if [ $((address & mask)) -eq "$(route_number "$destination")" ] && [ "$mask" -gt "$narrowest" ]; then
        interface=$route
        narrowest=$mask
      fi
    done < "${NETWORK_ROUTES:-/proc/net/route}"
    echo "$interface"
  )
  if [ -n "$detected_interface" ]; then
    export GLOO_SOCKET_IFNAME="${GLOO_SOCKET_IFNAME:-$detected_interface}"
    export TP_SOCKET_IFNAME="${TP_SOCKET_IFNAME:-$detected_interface}"
    export HCCL_SOCKET_IFNAME="${HCCL_SOCKET_IFNAME:-$detected_interface}"
  elif [ "${NNODES:-1}" -gt 1 ]; then
    echo "network interface: no route of this node leads to ${ip:-its address}; name the interface that holds the node's" \
      "address, as ifconfig shows it, in networkInterface (seed 000, line 3)" >&2
    exit 1
  fi
fi
