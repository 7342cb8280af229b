// SPDX-License-Identifier: Apache-2.0
package main

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite"
)

// How often new collections are looked for. Until its index exists a collection is only slower.
const indexInterval = 500 * time.Millisecond

// keepIndexed gives every collection's table its _id index until ctx ends.
func keepIndexed(ctx context.Context, folder string, logger *slog.Logger) {
	ticker := time.NewTicker(indexInterval)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			if err := indexFolder(folder); err != nil {
				logger.Warn("indexing a collection failed, it is tried again", "error", err)
			}
		}
	}
}

// indexFolder adds the missing _id indexes in every SQLite file of a folder.
func indexFolder(folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.sqlite"))
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := indexFile(file); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(file), err)
		}
	}
	return nil
}

func indexFile(file string) error {
	db, err := sql.Open("sqlite", "file:"+file+"?_pragma=busy_timeout(10000)")
	if err != nil {
		return err
	}
	defer db.Close()
	tables, err := unindexedTables(db)
	if err != nil {
		return err
	}
	for _, table := range tables {
		// The expression is the very text of FerretDB's own filter on _id; SQLite uses an index on an
		// expression only where both texts are equal.
		statement := fmt.Sprintf(`CREATE UNIQUE INDEX IF NOT EXISTS %s ON %s (_ferretdb_sjson->'$._id')`,
			quoted(indexName(table)), quoted(table))
		if _, err := db.Exec(statement); err != nil {
			return err
		}
	}
	return nil
}

func unindexedTables(db *sql.DB) ([]string, error) {
	rows, err := db.Query(`SELECT name FROM sqlite_master WHERE type = 'table'
		AND sql LIKE '%_ferretdb_sjson%'
		AND 'daoji_id_' || name NOT IN (SELECT name FROM sqlite_master WHERE type = 'index')`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var tables []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		tables = append(tables, name)
	}
	return tables, rows.Err()
}

func indexName(table string) string { return "daoji_id_" + table }

func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
