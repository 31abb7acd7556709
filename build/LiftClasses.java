import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Gives classes that were compiled for Java 5 the stack maps (JVMS §4.7.4) and the version of Java
 * 8: {@code java LiftClasses.java FOLDER}, a folder of jars, which are rewritten in place. The
 * JVM's start-up cache holds no class without stack maps, and loading them one by one took a third
 * of the time to the first page. Instructions stay as they are. Jars that hold no such class, or a
 * signature, are left alone.
 */
public final class LiftClasses {
    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

    private LiftClasses() {}

    /** Rewrites; ends with 1 and a sentence on standard error when a jar cannot be. */
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        try (var jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (var jar : jars) {
                lift(jar);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            System.err.println("classes in " + folder + " cannot be lifted: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void lift(Path jar) throws IOException {
        var entries = new LinkedHashMap<ZipEntry, byte[]>();
        try (var file = new JarFile(jar.toFile(), false)) {
            var all = file.stream().toList();
            for (var entry : all) {
                if (entry.getName().startsWith("META-INF/") && entry.getName().endsWith(".SF")) {
                    return;
                }
            }
            if (all.stream().noneMatch(entry -> isOld(file, entry))) {
                return;
            }
            for (var entry : all) {
                entries.put(entry, read(file, entry));
            }
        }
        write(jar, lifted(entries));
    }

    private static boolean isOld(JarFile file, ZipEntry entry) {
        if (!isClass(entry)) {
            return false;
        }
        try (var in = file.getInputStream(entry)) {
            return isOld(in.readNBytes(8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A package-info of those years has flags that later versions forbid, and is never loaded. */
    private static boolean isClass(ZipEntry entry) {
        return entry.getName().endsWith(".class")
                && !entry.getName().endsWith("/package-info.class");
    }

    /** The major version stands in the seventh and eighth byte (JVMS §4.1). */
    private static boolean isOld(byte[] start) {
        return start.length >= 8
                && ((start[6] & 0xff) << 8 | (start[7] & 0xff)) < FIRST_WITH_STACK_MAPS;
    }

    private static byte[] read(JarFile file, ZipEntry entry) throws IOException {
        try (var in = file.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static Map<ZipEntry, byte[]> lifted(Map<ZipEntry, byte[]> entries) {
        var byName = new TreeMap<String, byte[]>();
        entries.forEach((entry, bytes) -> byName.put(entry.getName(), bytes));
        var hierarchy =
                ClassHierarchyResolver.ofResourceParsing(
                                type -> {
                                    var descriptor = type.descriptorString();
                                    var name =
                                            descriptor.substring(1, descriptor.length() - 1)
                                                    + ".class";
                                    var bytes = byName.get(name);
                                    return bytes == null ? null : new ByteArrayInputStream(bytes);
                                })
                        .orElse(ClassHierarchyResolver.defaultResolver());
        var files =
                ClassFile.of(
                        StackMapsOption.GENERATE_STACK_MAPS,
                        ClassFile.ClassHierarchyResolverOption.of(hierarchy));
        var lifted = new LinkedHashMap<ZipEntry, byte[]>();
        entries.forEach((entry, bytes) ->
                lifted.put(entry, isClass(entry) && isOld(bytes) ? lift(files, bytes) : bytes));
        return lifted;
    }

    private static byte[] lift(ClassFile files, byte[] bytes) {
        var version =
                ClassTransform.endHandler(
                        builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0));
        return files.transformClass(
                files.parse(bytes),
                ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen(version));
    }

    private static void write(Path jar, Map<ZipEntry, byte[]> entries) throws IOException {
        var written = jar.resolveSibling(jar.getFileName() + ".lifted");
        try (var out = new ZipOutputStream(Files.newOutputStream(written))) {
            for (var each : entries.entrySet()) {
                var entry = new ZipEntry(each.getKey().getName());
                entry.setTime(each.getKey().getTime());
                out.putNextEntry(entry);
                out.write(each.getValue());
                out.closeEntry();
            }
        }
        Files.move(written, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
