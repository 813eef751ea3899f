package studio.truss.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.Locale;

/// What holds between the modules, seen from the top: app's class path has all of them.
@AnalyzeClasses(packages = "studio.truss", importOptions = ArchitectureTest.ProductOnly.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule nothingUsesTheProgram =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("studio.truss.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("studio.truss.app..")
                    .because("app is the composition root: it knows all, nobody knows it");

    @ArchTest
    static final ArchRule packagesOfTheProgramFormNoCycle =
            slices().matching("studio.truss.app.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because(
                            "of two packages that need each other neither can be understood alone");

    @ArchTest
    static final ArchRule packagesOfRemoteServicesFormNoCycle =
            slices().matching("studio.truss.platform.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because(
                            "of two packages that need each other neither can be understood alone");

    @ArchTest
    static final ArchRule onlyAwsPackagesSeeTheAwsSdk =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("studio.truss.platform.aws..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("software.amazon.awssdk..")
                    .because("the rest works with any table, bucket and sign-in");

    @ArchTest
    static final ArchRule onlyTheVaultSeesTheKeychain =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("studio.truss.platform.vault..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.github.javakeyring..")
                    .because("its backends fail in ways that one place must know");

    @ArchTest
    static final ArchRule theProgramRunsNoNativeMediaCode =
            noClasses()
                    .that()
                    .resideInAPackage("studio.truss.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.bytedeco..", "studio.truss.core..vision..")
                    .because("a crash of native code must cost a worker's job, never the program");

    @ArchTest
    static final ArchRule everyProcessSpeaksEnglish =
            methods()
                    .that()
                    .haveName("main")
                    .and()
                    .haveRawParameterTypes(String[].class)
                    .should(setTheLocale())
                    .because(
                            "numbers in words, in manifests too, must not depend on the machine's"
                                    + " language");

    private static ArchCondition<JavaMethod> setTheLocale() {
        return new ArchCondition<>("set the process's locale") {
            @Override
            public void check(JavaMethod main, ConditionEvents events) {
                boolean sets =
                        main.getMethodCallsFromSelf().stream()
                                .anyMatch(call ->
                                        call.getTargetOwner().isEquivalentTo(Locale.class)
                                                && call.getName().equals("setDefault"));
                events.add(
                        new SimpleConditionEvent(
                                main, sets, main.getFullName() + " leaves the locale as it is"));
            }
        };
    }

    /// Leaves out what tests were compiled into, and core's published fixtures.
    static final class ProductOnly implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains(
                            ArchitectureTest.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .getPath())
                    && !location.contains("/studio/truss/core/testing/")
                    && !location.contains("/test-classes/");
        }
    }
}
