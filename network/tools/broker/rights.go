// SPDX-License-Identifier: Apache-2.0
package main

import "strings"

// rights says which topics a client may write and which topics or filters it may read.
type rights interface {
	mayWrite(topic string) bool
	mayRead(filter string) bool
}

// deviceRights: daoji/v1/{site}/{cn}/(up|status|in/#) out, daoji/v1/{site}/{cn}/(ack|cmd) in.
type deviceRights struct{ name string }

func (r deviceRights) mayWrite(topic string) bool {
	rest, own := r.own(topic)
	return own && !hasWildcard(topic) && (rest == "up" || rest == "status" || strings.HasPrefix(rest, "in/"))
}

func (r deviceRights) mayRead(filter string) bool {
	rest, own := r.own(filter)
	return own && (rest == "ack" || rest == "cmd")
}

func (r deviceRights) own(topic string) (string, bool) {
	parts := strings.SplitN(topic, "/", 5)
	if len(parts) != 5 || parts[0] != "daoji" || parts[1] != "v1" || parts[3] != r.name {
		return "", false
	}
	return parts[4], parts[2] != "" && parts[2] != "#"
}

// bridgeRights: every device's topics in, acks, commands and its own status out.
type bridgeRights struct{ name string }

func (r bridgeRights) mayWrite(topic string) bool {
	parts := strings.Split(topic, "/")
	if hasWildcard(topic) || len(parts) < 5 || parts[0] != "daoji" || parts[1] != "v1" {
		return false
	}
	if parts[3] == "_bridge" {
		return len(parts) == 6 && parts[4] == r.name && parts[5] == "status"
	}
	return len(parts) == 5 && (parts[4] == "ack" || parts[4] == "cmd")
}

func (r bridgeRights) mayRead(filter string) bool {
	return strings.HasPrefix(filter, "daoji/v1/")
}

func hasWildcard(topic string) bool { return strings.ContainsAny(topic, "+#") }

// isSegment refuses names that would be wildcards, several segments or the bridges' own branch.
func isSegment(name string) bool {
	return name != "" && !strings.ContainsAny(name, "/+#$") && !strings.HasPrefix(name, "_")
}
