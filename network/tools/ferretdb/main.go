// SPDX-License-Identifier: Apache-2.0

// Command ferretdb is the document store of a Daoji network: FerretDB with its SQLite backend,
// TLS only, plus one index per collection that makes lookups by _id fast (see index.go).
package main

import (
	"context"
	"flag"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	listen := flag.String("listen", "", "address of the TLS listener, host:port")
	dir := flag.String("data", "", "existing folder of the SQLite files")
	cert := flag.String("cert", "", "server certificate (PEM)")
	key := flag.String("key", "", "server key (PEM)")
	clientCA := flag.String("client-ca", "", "client certificates must come from this CA (PEM)")
	flag.Parse()
	logger := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))

	folder, err := filepath.Abs(*dir)
	if err != nil || *dir == "" || *listen == "" || *clientCA == "" {
		logger.Error("expected -listen, -data, -cert, -key and -client-ca")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()

	if err := indexFolder(folder); err != nil {
		logger.Error("indexing the existing collections failed", "error", err)
		os.Exit(1)
	}
	store, err := ferretdb.New(&ferretdb.Config{
		Listener: ferretdb.ListenerConfig{
			TLS: *listen, TLSCertFile: *cert, TLSKeyFile: *key, TLSCAFile: *clientCA,
		},
		Logger:    logger,
		Handler:   "sqlite",
		SQLiteURL: "file:" + folder + "/",
	})
	if err != nil {
		logger.Error("starting failed", "error", err)
		os.Exit(1)
	}
	go keepIndexed(ctx, folder, logger)
	if err := store.Run(ctx); err != nil {
		logger.Error("serving failed", "error", err)
		os.Exit(1)
	}
}
