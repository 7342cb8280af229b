// SPDX-License-Identifier: Apache-2.0
package main

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"strings"
	"sync"

	mqtt "github.com/mochi-mqtt/server/v2"
	"github.com/mochi-mqtt/server/v2/packets"
)

// certificateAuth lets a client in whose certificate's common name is its client id, and gives it
// the topics of its kind. The kind follows from the CA that issued the certificate.
type certificateAuth struct {
	mqtt.HookBase
	devices  *x509.CertPool
	services *x509.CertPool
	bridges  map[string]bool
	known    sync.Map // *mqtt.Client -> rights of a connected client, since a chain check takes long
}

func (a *certificateAuth) ID() string { return "certificate" }

func (a *certificateAuth) Provides(b byte) bool {
	return bytes.Contains([]byte{
		mqtt.OnConnectAuthenticate, mqtt.OnSessionEstablished, mqtt.OnACLCheck, mqtt.OnDisconnect,
	}, []byte{b})
}

// OnSessionEstablished takes the client's Receive Maximum away. With one, mochi 2.7.9 calls
// Inflight.NextImmediate after each packet from the client: that takes a read lock twice, and a
// publish for the same client between the two locks up first the client, then every publisher.
// Seen at 300 packs/s after 15 s. MaximumInflight and TCP bound what is under way instead.
func (a *certificateAuth) OnSessionEstablished(cl *mqtt.Client, _ packets.Packet) {
	cl.State.Inflight.ResetSendQuota(0)
}

// OnConnectAuthenticate refuses a client without a known certificate, with another's client id, or
// with a will on a topic that it may not write (the broker itself does not check wills).
func (a *certificateAuth) OnConnectAuthenticate(cl *mqtt.Client, pk packets.Packet) bool {
	certificate := peerCertificate(cl)
	if certificate == nil || pk.Connect.ClientIdentifier != certificate.Subject.CommonName {
		return false
	}
	rights := a.rightsOf(certificate)
	if rights == nil {
		return false
	}
	if pk.Connect.WillFlag && !rights.mayWrite(pk.Connect.WillTopic) {
		return false
	}
	a.known.Store(cl, rights)
	return true
}

// OnDisconnect forgets what was remembered about a connection, and names a client that was cut off
// for what it sent, e.g. a packet above MaximumPacketSize.
func (a *certificateAuth) OnDisconnect(cl *mqtt.Client, err error, _ bool) {
	a.known.Delete(cl)
	var code packets.Code
	if errors.As(err, &code) && code.Code >= packets.ErrUnspecifiedError.Code {
		a.Log.Warn("a client was cut off", "client", cl.ID, "code", code.Code, "reason", code.Reason)
	}
}

// OnACLCheck is asked for each publish, each subscription and each delivery.
func (a *certificateAuth) OnACLCheck(cl *mqtt.Client, topic string, write bool) bool {
	rights := a.remembered(cl)
	if rights == nil {
		return false
	}
	if write {
		return rights.mayWrite(topic)
	}
	return rights.mayRead(withoutShare(topic))
}

// remembered gives the rights of a client; one that is away, with a session that lives on, is
// checked anew.
func (a *certificateAuth) remembered(cl *mqtt.Client) rights {
	if found, ok := a.known.Load(cl); ok {
		return found.(rights)
	}
	certificate := peerCertificate(cl)
	if certificate == nil {
		return nil
	}
	return a.rightsOf(certificate)
}

func (a *certificateAuth) rightsOf(certificate *x509.Certificate) rights {
	name := certificate.Subject.CommonName
	switch {
	case a.bridges[name] && issued(certificate, a.services):
		return bridgeRights{name}
	case !a.bridges[name] && isSegment(name) && issued(certificate, a.devices):
		return deviceRights{name}
	}
	return nil
}

func issued(certificate *x509.Certificate, roots *x509.CertPool) bool {
	_, err := certificate.Verify(x509.VerifyOptions{
		Roots: roots, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	})
	return err == nil
}

func peerCertificate(cl *mqtt.Client) *x509.Certificate {
	connection, ok := cl.Net.Conn.(*tls.Conn)
	if !ok || len(connection.ConnectionState().PeerCertificates) == 0 {
		return nil
	}
	return connection.ConnectionState().PeerCertificates[0]
}

// withoutShare turns $share/{group}/{filter} into {filter}.
func withoutShare(filter string) string {
	parts := strings.SplitN(filter, "/", 3)
	if len(parts) == 3 && strings.EqualFold(parts[0], "$share") {
		return parts[2]
	}
	return filter
}
