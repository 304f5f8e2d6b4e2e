import { SearchQuery, type SearchPage } from '../search.ts';
import { gives, http } from './operation.ts';

/** Finding: agents find what they may read, leads all. */
export const searchOperations = {
  search: http('GET /api/search', { input: SearchQuery, output: gives<SearchPage>(), needs: null }),
};
