package dev.candor.notify.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Pattern;

import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** The name servers that this machine uses, by the JDK's own client. Thread-safe. */
public final class SystemDns implements Dns {
    private static final String MILLIS = "3000";
    private static final String TRIES = "2";
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Nothing that the library would take for an address of another service. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");

    /** What is asked is a plain name, and what comes back is text: no object is made of it. */
    @Override
    @SuppressWarnings("BanJNDI")
    public List<String> records(String name, String type) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IOException("'" + name + "' is not a name of DNS");
        }
        try {
            var context = new InitialDirContext(environment());
            try {
                var attribute = context.getAttributes(name, new String[] {type}).get(type);
                var records = new ArrayList<String>();
                for (var i = 0; attribute != null && i < attribute.size(); i++) {
                    records.add(joined(String.valueOf(attribute.get(i))));
                }
                return records;
            } finally {
                context.close();
            }
        } catch (NameNotFoundException _) {
            return List.of();
        } catch (NamingException e) {
            throw new IOException("no answer for " + name + ": " + e.getMessage(), e);
        }
    }

    /** The library's interface asks for this old class. */
    @SuppressWarnings("JdkObsolete")
    private static Hashtable<String, String> environment() {
        var environment = new Hashtable<String, String>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put("com.sun.jndi.dns.timeout.initial", MILLIS);
        environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
        return environment;
    }

    /** A text of several pieces comes in quotes, one without blanks as it is. */
    static String joined(String record) {
        if (!record.startsWith("\"")) {
            return record;
        }
        var text = new StringBuilder();
        var pieces = QUOTED.matcher(record);
        while (pieces.find()) {
            text.append(pieces.group(1).replace("\\\"", "\""));
        }
        return text.toString();
    }
}
