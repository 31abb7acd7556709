package dev.candor.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Class files that break a rule on purpose, written without a compiler and never loaded. */
final class MadeClasses {
    private final Path folder;
    private int count;

    /** Writes into that folder. */
    MadeClasses(Path folder) {
        this.folder = folder;
    }

    /** A class of that package with a field of that type; answers its full name. */
    String withField(String packageName, String type) throws IOException {
        return made(packageName, builder -> builder.withField("field", ClassDesc.of(type), 0));
    }

    /** A class of that package that calls a static method; answers its full name. */
    String calling(String packageName, String owner, String method, String descriptor)
            throws IOException {
        var type = MethodTypeDesc.ofDescriptor(descriptor);
        return withCode(packageName, code -> code.invokestatic(ClassDesc.of(owner), method, type));
    }

    /** A class of that package that reads a static field; answers its full name. */
    String reading(String packageName, String owner, String field, String type) throws IOException {
        return withCode(
                packageName,
                code -> code.getstatic(ClassDesc.of(owner), field, ClassDesc.of(type)));
    }

    /** All that were made. */
    JavaClasses read() {
        return new ClassFileImporter().importPath(folder);
    }

    private String withCode(String packageName, Consumer<CodeBuilder> body) throws IOException {
        return made(
                packageName,
                builder ->
                        builder.withMethodBody(
                                "method",
                                ConstantDescs.MTD_void,
                                ClassFile.ACC_STATIC,
                                code -> {
                                    body.accept(code);
                                    code.return_();
                                }));
    }

    private String made(String packageName, Consumer<ClassBuilder> body) throws IOException {
        var name = "MadeUp" + count++;
        var bytes =
                ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS)
                        .build(ClassDesc.of(packageName, name), body);
        var file = folder.resolve(packageName.replace('.', '/')).resolve(name + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return packageName + "." + name;
    }
}
