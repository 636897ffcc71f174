import fc from 'fast-check';

// That a property fails is all that is asked, not of which input it fails first.
fc.configureGlobal({ endOnFailure: true });
