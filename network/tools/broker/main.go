// SPDX-License-Identifier: Apache-2.0

// Command broker is the MQTT 5 broker of a Daoji network: TLS with client certificates only.
// A device may use its own topics, a bridge those of every device; nobody else gets in.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"math"
	"os"
	"os/signal"
	"syscall"

	mqtt "github.com/mochi-mqtt/server/v2"
	"github.com/mochi-mqtt/server/v2/listeners"
)

// Config is the JSON file that names the listener, its keys and the bridges.
type Config struct {
	Listen    string   `json:"listen"`    // host:port
	Cert      string   `json:"cert"`      // server certificate, PEM file
	Key       string   `json:"key"`       // server key, PEM file
	DeviceCA  string   `json:"deviceCa"`  // PEM file; its certificates are devices
	ServiceCA string   `json:"serviceCa"` // PEM file; its certificates are bridges if listed
	Bridges   []string `json:"bridges"`   // common names
}

func main() {
	file := flag.String("config", "", "JSON configuration file")
	flag.Parse()
	logger := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	if err := run(*file, logger); err != nil {
		logger.Error("the broker stopped", "error", err)
		os.Exit(1)
	}
}

func run(file string, logger *slog.Logger) error {
	config, err := readConfig(file)
	if err != nil {
		return err
	}
	auth, tlsConfig, err := trust(config)
	if err != nil {
		return err
	}
	server := mqtt.New(&mqtt.Options{Capabilities: capabilities(), Logger: logger})
	if err := server.AddHook(auth, nil); err != nil {
		return err
	}
	listener := listeners.NewTCP(listeners.Config{ID: "mqtts", Address: config.Listen, TLSConfig: tlsConfig})
	if err := server.AddListener(listener); err != nil {
		return err
	}
	if err := server.Serve(); err != nil {
		return err
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT)
	<-signals
	return server.Close()
}

func readConfig(file string) (Config, error) {
	var config Config
	bytes, err := os.ReadFile(file)
	if err != nil {
		return config, err
	}
	return config, json.Unmarshal(bytes, &config)
}

// trust reads the two CAs: the handshake accepts both, the hook tells them apart.
func trust(config Config) (*certificateAuth, *tls.Config, error) {
	devices, services, both := x509.NewCertPool(), x509.NewCertPool(), x509.NewCertPool()
	for _, entry := range []struct {
		file string
		pool *x509.CertPool
	}{{config.DeviceCA, devices}, {config.ServiceCA, services}} {
		pem, err := os.ReadFile(entry.file)
		if err != nil {
			return nil, nil, err
		}
		if !entry.pool.AppendCertsFromPEM(pem) || !both.AppendCertsFromPEM(pem) {
			return nil, nil, fmt.Errorf("%s: expected a PEM certificate", entry.file)
		}
	}
	pair, err := tls.LoadX509KeyPair(config.Cert, config.Key)
	if err != nil {
		return nil, nil, err
	}
	bridges := map[string]bool{}
	for _, name := range config.Bridges {
		bridges[name] = true
	}
	auth := &certificateAuth{devices: devices, services: services, bridges: bridges}
	return auth, &tls.Config{
		Certificates: []tls.Certificate{pair},
		ClientAuth:   tls.RequireAndVerifyClientCert,
		ClientCAs:    both,
		MinVersion:   tls.VersionTLS12,
	}, nil
}

// capabilities names every limit: a zero MaximumClients would refuse every client.
func capabilities() *mqtt.Capabilities {
	limits := mqtt.NewDefaultServerCapabilities()
	limits.MaximumClients = 20_000
	limits.MaximumMessageExpiryInterval = 24 * 60 * 60
	limits.MaximumClientWritesPending = 8 * 1024
	limits.MaximumSessionExpiryInterval = 24 * 60 * 60
	limits.MaximumPacketSize = 256 * 1024
	limits.ReceiveMaximum = 1024
	limits.MaximumInflight = 8 * 1024
	limits.TopicAliasMaximum = math.MaxUint16
	limits.SharedSubAvailable = 1
	limits.MinimumProtocolVersion = 4
	limits.MaximumQos = 1
	limits.RetainAvailable = 1
	limits.WildcardSubAvailable = 1
	limits.SubIDAvailable = 1
	return limits
}
