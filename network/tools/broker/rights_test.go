// SPDX-License-Identifier: Apache-2.0
package main

import "testing"

func TestRights(t *testing.T) {
	device, bridge := deviceRights{"dev-1"}, bridgeRights{"bridge-1"}
	for _, c := range []struct {
		name string
		got  bool
		want bool
	}{
		{"own up", device.mayWrite("daoji/v1/pj01/dev-1/up"), true},
		{"own input", device.mayWrite("daoji/v1/pj01/dev-1/in/senml"), true},
		{"own ack read", device.mayRead("daoji/v1/+/dev-1/ack"), true},
		{"another's up", device.mayWrite("daoji/v1/pj01/dev-2/up"), false},
		{"own ack written", device.mayWrite("daoji/v1/pj01/dev-1/ack"), false},
		{"wildcard written", device.mayWrite("daoji/v1/+/dev-1/up"), false},
		{"another's ack", device.mayRead("daoji/v1/pj01/dev-2/ack"), false},
		{"everything", device.mayRead("#"), false},
		{"every device", device.mayRead("daoji/v1/+/+/ack"), false},
		{"below ack", device.mayRead("daoji/v1/pj01/dev-1/ack/#"), false},
		{"other root", device.mayRead("$SYS/broker/dev-1/ack"), false},
		{"bridge reads all", bridge.mayRead("daoji/v1/#"), true},
		{"bridge acks", bridge.mayWrite("daoji/v1/pj01/dev-1/ack"), true},
		{"bridge status", bridge.mayWrite("daoji/v1/pj01/_bridge/bridge-1/status"), true},
		{"another bridge's status", bridge.mayWrite("daoji/v1/pj01/_bridge/bridge-2/status"), false},
		{"bridge forges a reading", bridge.mayWrite("daoji/v1/pj01/dev-1/up"), false},
		{"bridge outside", bridge.mayRead("#"), false},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, c.got, c.want)
		}
	}
	for _, name := range []string{"", "a/b", "+", "#", "_bridge", "$SYS"} {
		if isSegment(name) {
			t.Errorf("%q passed as a topic segment", name)
		}
	}
}
