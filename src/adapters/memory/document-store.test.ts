import { describeDocumentStore } from '../../testing/contracts/document-store.js';
import { createMemoryDocumentStore } from './document-store.js';

describeDocumentStore('memory', async () => createMemoryDocumentStore());
