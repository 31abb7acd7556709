/** The ports on a relational database: the only JDBC, one class per table. */
@NullMarked
package dev.candor.store.sql;

import org.jspecify.annotations.NullMarked;
